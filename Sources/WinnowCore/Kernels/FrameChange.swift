/// How a plane differs from that of the frame before.
package struct FrameChange: Hashable, Sendable {
  /// How many parts of a level `blurred` counts.
  package static let partsOfLevel = 64

  /// Of the differences.
  package var moments = Moments(count: 0)
  /// The sum of the sizes of blurred differences.
  package var blurred = 0

  static func += (sum: inout FrameChange, part: FrameChange) {
    sum.moments += part.moments
    sum.blurred += part.blurred
  }
}
