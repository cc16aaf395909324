/// The size at which metrics that depend on scale are measured: short side 360, by area average.
/// Smaller pictures are measured as they are.
package struct WorkingScale: Sendable {
  static let shortSide = 360

  let isReduction: Bool
  /// The whole number of samples, both ways, whose mean is one sample; nil where it is none.
  let factor: Int?
  let columns: AreaTaps
  let rows: AreaTaps

  /// The scale for pictures of `width` x `height` samples.
  package init(width: Int, height: Int) {
    let short = min(width, height)
    isReduction = short > Self.shortSide
    let target = { (side: Int) in
      max(1, (2 * side * min(short, Self.shortSide) + short) / (2 * short))
    }
    columns = AreaTaps(length: width, count: target(width))
    rows = AreaTaps(length: height, count: target(height))
    let factor = width / columns.count
    let isWhole = factor * columns.count == width && factor * rows.count == height
    self.factor = isWhole && factor <= 256 ? factor : nil
  }

  /// `plane`, of the size this scale was made for, reduced; means of squares where they are whole.
  func reduce(_ plane: PlaneView, _ kernels: Kernels) -> Plane {
    if let factor { return kernels.boxReduce(plane, factor: factor) }
    return kernels.areaAveragePlane(plane, columns: columns, rows: rows)
  }
}
