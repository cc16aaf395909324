/// The histogram detector of PySceneDetect 0.7.1 with its default 256 bins and shortest shot: a frame
/// whose luma histogram correlates by at most 1 - `THRESHOLD` with that of the frame before is a cut.
///
/// Source: `scenedetect/detectors/histogram_detector.py` in PySceneDetect, by B. Castellano. Where it
/// differs: `ColourReducer` and `LeastShotLength`.
package struct HistogramDetector: ShotDetector {
  package static let name = "histogram"
  package static let arguments = "[THRESHOLD]"
  package static let summary =
    "cuts of PySceneDetect 0.7.1 HistogramDetector: correlation of luma histograms; 0.05 of 0...1"

  package let lag = 0

  private let mostCorrelation: Double
  private let kernels = Kernels.best
  private var reducer = ColourReducer()
  private var previous: NormalisedHistogram?
  /// The last cut; at first the first frame.
  private var lastCut: Int?
  /// Of the frame pushed last with the one before; nil for the first.
  private(set) var correlation: Double?

  package init?(arguments: [Double], framesPerSecond: Double) {
    let parameters = [ScoreParameter(usual: 0.05, bounds: 0...1)]
    guard let values = ScoreParameter.values(parameters, from: arguments) else { return nil }
    mostCorrelation = 1 - values[0]
  }

  package mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary] {
    let luma = reducer.picture(of: picture).luma
    let histogram = NormalisedHistogram(luma.withView(kernels.histogram))
    let correlation = previous?.correlation(with: histogram)
    (previous, self.correlation) = (histogram, correlation)
    let start = lastCut ?? frame.index
    lastCut = start
    guard let correlation, correlation <= mostCorrelation,
      frame.index - start >= LeastShotLength.frames
    else { return [] }
    lastCut = frame.index
    let excess = (mostCorrelation - correlation) / (mostCorrelation + 1)
    return [ShotBoundary(cutAt: frame.index, confidence: min(1, max(0, excess)))]
  }

  package mutating func finish() -> [ShotBoundary] { [] }
}
