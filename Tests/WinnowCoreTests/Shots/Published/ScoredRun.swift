import TestSupport

@testable import WinnowCore

/// A detector on its way through a video, with the cuts it named and the score of every frame.
struct ScoredRun {
  private var detector: any ShotDetector
  private(set) var cuts: [Int] = []
  private var scores: [Double?] = []

  init(_ detector: any ShotDetector) {
    self.detector = detector
  }

  mutating func push(_ frame: AnalysisFrame, _ picture: FrameView) {
    cuts += detector.push(frame, picture: picture).map(\.frame)
    scores.append(score)
  }

  private var score: Double? {
    switch detector {
    case let detector as ContentDetector: detector.score
    case let detector as AdaptiveDetector: detector.ratio
    case let detector as HistogramDetector: detector.correlation
    case let detector as SceneChangeDetector: detector.score
    default: nil
    }
  }

  /// The largest difference of a score to the one `expected` has of it, of every so many frames.
  func difference(from expected: [Double?], every: Int) -> Double {
    // A score comes as many frames late as a boundary whose frame it tells apart.
    let late = detector is AdaptiveDetector ? detector.lag : 0
    let scores = self.scores.dropFirst(late)
    return expected.enumerated().reduce(0) { largest, answer in
      let index = late + answer.offset * every
      guard let expected = answer.element, scores.indices.contains(index),
        let score = scores[index]
      else { return largest }
      return max(largest, abs(score - expected))
    }
  }
}
