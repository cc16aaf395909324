/// The lines of a plane along one of its edges, counted from that edge inward, as shares of their
/// samples that have a level.
struct EdgeLines {
  /// Columns are judged by every n-th of their samples, rows by every n-th run of 64, as many samples
  /// as this or up to twice.
  static let samplesOfColumn = 256
  static let samplesOfRow = 512

  let count: Int
  private let plane: PlaneView
  private let edge: PlaneEdge
  private let kernels: Kernels
  /// Runs of a row from one that is judged to the next.
  private let spacing: Int

  /// The lines of `plane` inside `rect`.
  init(_ plane: PlaneView, inside rect: PixelRect, along edge: PlaneEdge, kernels: Kernels) {
    var plane = plane.cropped(to: rect)
    count = edge.isUpright ? plane.width : plane.height
    if edge.isUpright {
      let step = max(1, plane.height / Self.samplesOfColumn)
      plane = PlaneView(
        base: plane.base, width: plane.width, height: plane.height / step,
        stride: plane.stride * step)
    }
    spacing = max(1, plane.width / Self.samplesOfRow)
    (self.plane, self.edge, self.kernels) = (plane, edge, kernels)
  }

  /// The value in the middle of those of the outermost line.
  var outermost: UInt8 {
    let line = LevelHistogram(bins: kernels.histogram(plane.cropped(to: rect(of: 0..<1))))
    return UInt8(line.level(of: (line.count - 1) / 2))
  }

  /// The share of samples in `values`, of each of `lines`.
  func shares(in values: ClosedRange<UInt8>, of lines: Range<Int>) -> [Float] {
    guard !lines.isEmpty else { return [] }
    let part = plane.cropped(to: rect(of: lines))
    let counts =
      edge.isUpright
      ? kernels.columnCounts(part, in: values)
      : kernels.rowCounts(part, in: values, spacing: spacing)
    let samples = Float(edge.isUpright ? part.height : judgedOfRow)
    let shares = counts.map { Float($0) / samples }
    return edge.isFirst ? shares : shares.reversed()
  }

  /// Samples of a row in runs that are judged.
  private var judgedOfRow: Int {
    let (runs, rest) = plane.width.quotientAndRemainder(dividingBy: 64)
    return (runs + spacing - 1) / spacing * 64 + (runs % spacing == 0 ? rest : 0)
  }

  private func rect(of lines: Range<Int>) -> PixelRect {
    let first = edge.isFirst ? lines.lowerBound : count - lines.upperBound
    return edge.isUpright
      ? PixelRect(x: first, y: 0, width: lines.count, height: plane.height)
      : PixelRect(x: 0, y: first, width: plane.width, height: lines.count)
  }
}
