/// FFmpeg's filter scdet: a frame is a cut where the mean absolute difference of its luma to that of
/// the frame before, in percent of 256 levels, and the change of that difference since the frame
/// before are both at least `THRESHOLD`.
///
/// Source: `libavfilter/vf_scdet.c` in FFmpeg 5.1. Where it differs: scdet reads samples of 9 to 12
/// bits and pictures in red, green and blue as they are, and converts what it cannot read; here luma
/// of eight bits is read in any case.
package struct SceneChangeDetector: ShotDetector {
  package static let name = "scdet"
  package static let arguments = "[THRESHOLD]"
  package static let summary =
    "cuts of FFmpeg 5.1 filter scdet: rise of the mean difference of luma; 10 of 0...100 percent"

  package let lag = 0

  private let threshold: Double
  private let kernels = Kernels.best
  private var previous: Plane?
  /// Percent by which the frame pushed last differs from the one before.
  private var difference = 0.0
  /// Of the frame pushed last, in percent.
  private(set) var score = 0.0

  package init?(arguments: [Double], framesPerSecond: Double) {
    let parameters = [ScoreParameter(usual: 10, bounds: 0...100)]
    guard let values = ScoreParameter.values(parameters, from: arguments) else { return nil }
    threshold = values[0]
  }

  package mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary] {
    score = nextScore(picture.luma)
    guard frame.index > 0, score >= threshold else { return [] }
    return [ShotBoundary(cutAt: frame.index, confidence: score.excess(over: threshold))]
  }

  package mutating func finish() -> [ShotBoundary] { [] }

  private mutating func nextScore(_ luma: PlaneView) -> Double {
    defer { previous = Plane(copying: luma) }
    guard let previous, previous.width == luma.width, previous.height == luma.height
    else { return 0 }
    let sum = previous.withView { kernels.absoluteDifference($0, luma) }
    let before = difference
    difference = Double(sum) * 100 / Double(luma.width * luma.height) / 256
    // scdet keeps scores in single precision.
    return Double(Float(min(difference, abs(difference - before))))
  }
}
