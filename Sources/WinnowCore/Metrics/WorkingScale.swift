/// The size at which metrics that depend on scale are measured: short side 360, by area average.
/// Smaller pictures are measured as they are.
public struct WorkingScale: Sendable {
  static let shortSide = 360

  let isReduction: Bool
  let columns: AreaTaps
  let rows: AreaTaps

  /// The scale for pictures of `width` x `height` samples.
  public init(width: Int, height: Int) {
    let short = min(width, height)
    isReduction = short > Self.shortSide
    let target = { (side: Int) in
      max(1, (2 * side * min(short, Self.shortSide) + short) / (2 * short))
    }
    columns = AreaTaps(length: width, count: target(width))
    rows = AreaTaps(length: height, count: target(height))
  }
}
