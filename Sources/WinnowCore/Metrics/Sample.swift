/// A frame chosen for scoring, with what several metrics need measured once.
///
/// Lives inside the closure that lends the frame's planes.
public final class Sample {
  public let frame: FrameView
  /// The frame shown before, where there is one of the same size.
  public let previous: FrameView?
  let kernels: Kernels
  private let scale: WorkingScale

  public init(
    frame: FrameView, previous: FrameView? = nil, scale: WorkingScale, kernels: Kernels = .best
  ) {
    self.frame = frame
    let isSameSize =
      previous?.luma.width == frame.luma.width && previous?.luma.height == frame.luma.height
    self.previous = isSameSize ? previous : nil
    self.scale = scale
    self.kernels = kernels
  }

  /// Stored luma values, counted.
  lazy var storedLuma = LevelHistogram(bins: kernels.histogram(frame.luma))

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
