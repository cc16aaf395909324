/// A decoded frame reduced once and turned as it is shown, for everything that looks at every frame:
/// shots, motion, fingerprints.
///
/// Reading the native rows is what that costs at large sizes. Where a square has six rows and more, two
/// or three evenly spread ones stand for it: means of 12 samples instead of 36 at 1080p.
public struct AnalysisFrame: Sendable {
  /// Position in the video, counted from 0.
  public package(set) var index: Int
  /// Presentation time in ticks of the stream's time base.
  public let time: Int64
  /// Full-range luma, box-averaged by `AnalysisFrame.factor`.
  public let luma: Plane
  /// Means of 2 x 2 squares of `luma`; `luma` itself where a side has one sample only.
  let half: Plane

  package init(index: Int, time: Int64, luma: Plane, kernels: Kernels = .best) {
    self.index = index
    self.time = time
    self.luma = luma
    half =
      min(luma.width, luma.height) < 2 ? luma : luma.withView { kernels.boxReduce($0, factor: 2) }
  }

  /// Reduces luma of `frame` by `factor(width:height:)`.
  package init(
    reducing frame: FrameView, index: Int, time: Int64, kernels: Kernels = .best
  ) {
    let factor = Self.factor(width: frame.luma.width, height: frame.luma.height)
    var luma =
      kernels.boxReduce(frame.luma, factor: factor, rowStep: factor < 6 ? 1 : factor / 2)
      .turned(by: frame.orientation)
    if frame.range == .limited { kernels.expandLuma(&luma) }
    self.init(index: index, time: time, luma: luma, kernels: kernels)
  }

  /// Samples of the picture to one of the analysis frame, along each side: the short side of the
  /// result is 180 to 359 where the picture has as much.
  package static func factor(width: Int, height: Int) -> Int {
    min(256, max(1, min(width, height) / 180))
  }
}

extension PlaneView {
  package var shortSide: Int { min(width, height) }
}
