/// A frame chosen for scoring, with what several metrics need measured once.
///
/// Lives inside the closure that lends the frame's planes.
public final class Sample {
  /// The frame that is scored, as it is stored.
  public let frame: FrameView
  /// The frame shown before, where there is one of the same size.
  public let previous: FrameView?
  /// The frame before that.
  public let earlier: FrameView?
  package let kernels: Kernels
  private let scale: WorkingScale
  /// The rows that are read at native size.
  let bands: RowBands

  package init(
    frame: FrameView, previous: FrameView? = nil, earlier: FrameView? = nil, scale: WorkingScale,
    rows: SampledRows = .spread, kernels: Kernels = .best
  ) {
    self.frame = frame
    self.previous = previous.flatMap { $0.hasSize(of: frame) ? $0 : nil }
    let hasPrevious = self.previous != nil
    self.earlier = earlier.flatMap { hasPrevious && $0.hasSize(of: frame) ? $0 : nil }
    self.scale = scale
    self.kernels = kernels
    bands = RowBands(rows, of: frame.luma)
  }

  lazy var lumaStatistics = LumaStatistics(frame.luma, bands: bands, kernels: kernels)

  /// Nil where there is no frame before.
  lazy var changeStatistics = previous.map {
    ChangeStatistics(frame.luma, previous: $0.luma, bands: bands, kernels: kernels)
  }

  /// Stored luma values, counted.
  lazy var storedLuma = LevelHistogram(bins: lumaStatistics.bins)

  /// Luma values brought to full range, counted.
  lazy var luma = storedLuma.mapped(by: frame.range.lumaLevels)

  /// Detail of stored luma at the working size.
  lazy var detail = withWorkingLuma(kernels.detail)

  /// What is counted over the picture's red, green and blue.
  lazy var colours = withWorkingLuma { luma in
    ColourGrid(luma: luma, chroma: frame.chroma, kernels: kernels)
      .counts(ColourMixing(frame.range, frame.matrix), grey: Greyness.tolerance)
  }

  /// Lends stored luma at the working size.
  func withWorkingLuma<R>(_ body: (PlaneView) -> R) -> R {
    guard scale.isReduction else { return body(frame.luma) }
    return workingLuma.withView(body)
  }

  private lazy var workingLuma = scale.reduce(frame.luma, kernels)
}

extension FrameView {
  fileprivate func hasSize(of other: FrameView) -> Bool {
    luma.width == other.luma.width && luma.height == other.luma.height
  }
}
