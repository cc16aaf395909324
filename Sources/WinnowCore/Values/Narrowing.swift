/// How samples of 9 to 16 bits become eight-bit ones of the same range, rounded half up: off by at
/// most 0.504 levels.
///
/// Limited range keeps its levels times a power of two, whatever the depth (ITU-R BT.709 and
/// BT.2020), so that it is divided by one. Full range ends at 2^depth - 1, and its chroma is centred
/// at 2^(depth - 1).
package struct Narrowing: Hashable, Sendable {
  /// Units to a level.
  static let unit: UInt32 = 1 << 23

  /// Larger samples are taken for this one.
  let most: UInt32
  let factor: UInt32
  let offset: UInt32

  /// - Precondition: 9 <= depth <= 16.
  package init(depth: Int, range: SampleRange, isChroma: Bool) {
    precondition(9...16 ~= depth)
    most = 1 << depth - 1
    switch range {
    case .limited:
      factor = Self.unit >> (depth - 8)
      offset = Self.unit / 2
    case .full:
      factor = (255 * Self.unit + most / 2) / most
      let centre = factor << (depth - 1)
      offset = Self.unit / 2 + (isChroma ? 128 * Self.unit - centre : 0)
    }
  }
}
