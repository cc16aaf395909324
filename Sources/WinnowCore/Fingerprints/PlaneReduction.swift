/// Averages planes of one size down to the size that fingerprints are made from: 160 samples along
/// the longer side, the aspect kept.
struct PlaneReduction {
  static let longSide = 160

  /// Width and height of the planes it takes.
  let source: [Int]
  private let columns: AreaTaps
  private let rows: AreaTaps

  /// nil where such planes are small enough as they are.
  init?(width: Int, height: Int) {
    let long = max(width, height)
    guard long > Self.longSide else { return nil }
    func scaled(_ length: Int) -> Int { max(1, (length * Self.longSide + long / 2) / long) }
    source = [width, height]
    columns = AreaTaps(length: width, count: scaled(width))
    rows = AreaTaps(length: height, count: scaled(height))
  }

  func reduced(_ frame: AnalysisFrame, kernels: Kernels) -> Plane {
    // Two samples to a cell each way: the means are those of the half.
    if source == [2 * columns.count, 2 * rows.count] { return frame.half }
    return frame.luma.withView { kernels.areaAveragePlane($0, columns: columns, rows: rows) }
  }
}
