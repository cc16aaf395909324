/// The adaptive detector of PySceneDetect 0.7.1 with its default weights and shortest shot: a frame
/// whose content score is `RATIO` times the mean of the `WINDOW` frames on each side, and at least
/// `CONTENT` levels, is a cut.
///
/// Source: `scenedetect/detectors/adaptive_detector.py` in PySceneDetect, by B. Castellano. Where it
/// differs: `ColourReducer` and `LeastShotLength`.
package struct AdaptiveDetector: ShotDetector {
  package static let name = "adaptive"
  package static let arguments = "[RATIO [WINDOW [CONTENT]]]"
  package static let summary =
    "cuts of PySceneDetect 0.7.1 AdaptiveDetector: content over that of its neighbours; 3 2 15"

  /// The most frames on each side, far fewer than wait for their boundaries elsewhere.
  private static let mostWindow = 100.0
  /// The ratio where there is nothing to divide by.
  private static let mostRatio = 255.0

  package var lag: Int { window }

  private let leastRatio: Double
  /// Frames on each side.
  private let window: Int
  private let leastScore: Double
  private var scores = ContentScore()
  /// Of the last frames, at most two windows and the one between them.
  private var recent: [Double] = []
  /// The last cut; at first the first frame.
  private var lastCut: Int?
  /// Of the frame `window` before the one pushed last; nil while it lacks neighbours.
  private(set) var ratio: Double?

  package init?(arguments: [Double], framesPerSecond: Double) {
    let parameters = [
      ScoreParameter(usual: 3, bounds: 0...Self.mostRatio),
      ScoreParameter(usual: 2, bounds: 1...Self.mostWindow),
      ScoreParameter(usual: 15, bounds: 0...255),
    ]
    guard let values = ScoreParameter.values(parameters, from: arguments),
      let window = Int(exactly: values[1])
    else { return nil }
    (leastRatio, self.window, leastScore) = (values[0], window, values[2])
  }

  package mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary] {
    recent.append(scores.next(picture))
    let start = lastCut ?? frame.index
    lastCut = start
    guard recent.count > 2 * window else { return [] }
    if recent.count > 2 * window + 1 { recent.removeFirst() }
    let score = recent[window]
    let ratio = ratio(of: score)
    self.ratio = ratio
    // The length counts to the frame pushed last, not to the one that is judged.
    guard ratio >= leastRatio, score >= leastScore,
      frame.index - start >= LeastShotLength.frames
    else { return [] }
    let cut = frame.index - window
    lastCut = cut
    let confidence = min(ratio.excess(over: leastRatio), score.excess(over: leastScore))
    return [ShotBoundary(cutAt: cut, confidence: confidence)]
  }

  /// Nothing: PySceneDetect does not judge the last frames, which lack neighbours.
  package mutating func finish() -> [ShotBoundary] { [] }

  private func ratio(of score: Double) -> Double {
    let others = recent[..<window].reduce(0, +)
    let mean = recent[(window + 1)...].reduce(others, +) / Double(2 * window)
    guard abs(mean) >= 0.00001 else { return score >= leastScore ? Self.mostRatio : 0 }
    return min(score / mean, Self.mostRatio)
  }
}
