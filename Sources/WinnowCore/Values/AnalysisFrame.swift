/// A decoded frame reduced once and turned as it is shown, for everything that looks at every frame:
/// shots, motion, fingerprints.
///
/// Reading the native rows is what that costs at large sizes. Where a square has six rows and more, two
/// or three evenly spread ones stand for it: means of 12 samples instead of 36 at 1080p.
public struct AnalysisFrame: Sendable {
  /// Position in the video, counted from 0.
  public var index: Int
  /// Presentation time in ticks of the stream's time base.
  public let time: Int64
  /// Full-range luma, box-averaged by `AnalysisFrame.factor`.
  public let luma: Plane
  /// Means of 2 x 2 squares of `luma`; `luma` itself where a side has one sample only.
  let half: Plane
  /// Full-range chroma around 128, box-averaged by the same factor; nil for grey video, and where
  /// nobody asked for it.
  public let chroma: (u: Plane, v: Plane)?

  public init(
    index: Int, time: Int64, luma: Plane, chroma: (u: Plane, v: Plane)? = nil,
    kernels: Kernels = .best
  ) {
    self.index = index
    self.time = time
    self.luma = luma
    half =
      min(luma.width, luma.height) < 2 ? luma : luma.withView { kernels.boxReduce($0, factor: 2) }
    self.chroma = chroma
  }

  /// Reduces `frame` by `factor(width:height:)`; chroma only where it is asked for.
  public init(
    reducing frame: FrameView, index: Int, time: Int64, includesChroma: Bool = false,
    kernels: Kernels = .best
  ) {
    let factor = Self.factor(width: frame.luma.width, height: frame.luma.height)
    func reduced(_ plane: PlaneView) -> Plane {
      let factor = min(factor, plane.shortSide)
      return kernels.boxReduce(plane, factor: factor, rowStep: factor < 6 ? 1 : factor / 2)
        .turned(by: frame.orientation)
    }
    var luma = reduced(frame.luma)
    if frame.range == .limited { kernels.expandLuma(&luma) }
    self.init(
      index: index, time: time, luma: luma,
      chroma: (includesChroma ? frame.chroma : nil).map { u, v in
        (frame.range.expandChroma(reduced(u)), frame.range.expandChroma(reduced(v)))
      }, kernels: kernels)
  }

  /// Samples of the picture to one of the analysis frame, along each side: the short side of the
  /// result is 180 to 359 where the picture has as much.
  public static func factor(width: Int, height: Int) -> Int {
    min(256, max(1, min(width, height) / 180))
  }
}

extension PlaneView {
  public var shortSide: Int { min(width, height) }
}
