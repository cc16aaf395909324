/// The content detector of PySceneDetect 0.7.1 with its default weights, shortest shot and filter: a
/// frame that differs by `THRESHOLD` levels from the one before it, in the mean of hue, saturation
/// and value, is a cut.
///
/// Source: `scenedetect/detectors/content_detector.py` in PySceneDetect, by B. Castellano. Where it
/// differs: `ColourReducer` and `LeastShotLength`.
package struct ContentDetector: ShotDetector {
  package static let name = "content"
  package static let arguments = "[THRESHOLD]"
  package static let summary =
    "cuts of PySceneDetect 0.7.1 ContentDetector: hue, saturation and value; 27 of 0...255 levels"

  package let lag = CutMerger.lag

  private let threshold: Double
  private var scores = ContentScore()
  private var merger: CutMerger
  /// Of the last frame above the threshold.
  private var confidence = 0.0
  /// Of the frame pushed last, in levels.
  private(set) var score = 0.0

  package init?(arguments: [Double], framesPerSecond: Double) {
    let parameters = [ScoreParameter(usual: 27, bounds: 0...255)]
    guard let values = ScoreParameter.values(parameters, from: arguments) else { return nil }
    threshold = values[0]
    merger = CutMerger(framesPerSecond: framesPerSecond)
  }

  package mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary] {
    score = scores.next(picture)
    let isAbove = score >= threshold
    if isAbove { confidence = score.excess(over: threshold) }
    guard let cut = merger.push(frame.index, isAbove: isAbove) else { return [] }
    return [ShotBoundary(cutAt: cut, confidence: confidence)]
  }

  /// Nothing: PySceneDetect drops the cuts it is still merging when the video ends.
  package mutating func finish() -> [ShotBoundary] { [] }
}
