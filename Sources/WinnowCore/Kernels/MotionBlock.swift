/// Where a block of 16 x 16 samples came from and how it differs from there, in the layout of
/// `winnow_block`.
///
/// The last nine are sums over the block's even rows: of products of x = right - left, y = below -
/// above and t = here - there, then of each.
public struct MotionBlock: Hashable, Sendable {
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
  public var values: [Int] {
    [dx, dy, sum, still, xx, xy, yy, xt, yt, tt, x, y, t].map(Int.init)
  }
}

/// Blocks spread evenly over a picture, at least one sample from its border.
public struct BlockGrid: Hashable, Sendable {
  /// Blocks along a short side, a little apart where it is longer than 144 samples.
  static let alongShortSide = 9
  /// Sum of absolute differences up to which a block stays where it is: 0.75 levels a sample.
  static let quiet = 192

  public let left: Int
  public let top: Int
  public let step: Int
  public let columns: Int
  public let rows: Int

  /// The grid on a picture of `width` x `height`; nil where there is no room for a block.
  public init?(width: Int, height: Int) {
    let least = MotionBlock.side + 2
    guard width >= least, height >= least else { return nil }
    step = max(MotionBlock.side, min(width, height) / Self.alongShortSide)
    columns = (width - least) / step + 1
    rows = (height - least) / step + 1
    left = (width - (columns - 1) * step - MotionBlock.side) / 2
    top = (height - (rows - 1) * step - MotionBlock.side) / 2
  }

  public var count: Int { columns * rows }
}

/// Shifts of cells of 8 x 8 samples.
public struct CellShifts: Hashable, Sendable {
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
  public internal(set) var shifts: [Int8]

  init(width: Int, height: Int) {
    (columns, rows) = (width / Self.side, height / Self.side)
    (left, top) = (width % Self.side / 2, height % Self.side / 2)
    shifts = [Int8](repeating: 0, count: 2 * columns * rows)
  }
}
