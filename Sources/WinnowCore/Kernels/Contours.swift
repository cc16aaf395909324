/// Small steps between flat stretches, in blocks of columns.
package struct Contours: Hashable, Sendable {
  /// Columns and most rows of a block.
  package static let blockSide = 32
  /// Of `blockSide` rows or columns, one in so many is looked at.
  static let lineSpacing = 8
  /// Equal neighbours on each side of a contour.
  static let flatSteps = 8
  /// Levels.
  static let widest = 10

  /// How many there are in each block.
  package var counts: [UInt16]
  /// The sum of their levels.
  package var levels: [UInt16]
}
