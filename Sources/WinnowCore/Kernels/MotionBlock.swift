/// Where a block of 16 x 16 samples came from and how it differs from there, in the layout of
/// `winnow_block`.
///
/// The last nine are sums over the block's even rows: of products of x = right - left, y = below -
/// above and t = here - there, then of each.
package struct MotionBlock: Hashable, Sendable {
  static let side = 16
  /// Samples that the sums of products are over.
  static let summed = side * side / 2

  /// Samples it has moved.
  var dx: Int32 = 0
  var dy: Int32 = 0
  /// Sum of absolute differences to where it came from, and to its own place.
  var sum: Int32 = 0
  var still: Int32 = 0
  var xx: Int32 = 0
  var xy: Int32 = 0
  var yy: Int32 = 0
  var xt: Int32 = 0
  var yt: Int32 = 0
  var tt: Int32 = 0
  var x: Int32 = 0
  var y: Int32 = 0
  var t: Int32 = 0

  /// All of them, in their order.
  package var values: [Int] {
    [dx, dy, sum, still, xx, xy, yy, xt, yt, tt, x, y, t].map(Int.init)
  }
}
