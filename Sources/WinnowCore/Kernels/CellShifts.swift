/// Shifts of cells of 8 x 8 samples.
package struct CellShifts: Hashable, Sendable {
  static let side = 8
  /// Samples a cell is looked for in each direction.
  static let radius = 8
  /// What a sample of shift costs, in levels of difference: flat cells stay where they are.
  static let price = 2
  /// Sum of absolute differences up to which a cell stays where it is: 0.75 levels a sample.
  static let quiet = 48

  let left: Int
  let top: Int
  let columns: Int
  let rows: Int
  /// Row after row of pairs (dx, dy).
  package internal(set) var shifts: [Int8]

  init(width: Int, height: Int) {
    (columns, rows) = (width / Self.side, height / Self.side)
    (left, top) = (width % Self.side / 2, height % Self.side / 2)
    shifts = [Int8](repeating: 0, count: 2 * columns * rows)
  }
}
