import WinnowCore

/// A shot every COUNT frames, whatever they show.
struct EveryFrames: ShotDetector {
  static let name = "every-frames"
  static let arguments = "COUNT"
  static let summary = "A shot every COUNT frames."

  private let count: Int
  let lag = 0

  init?(arguments: [Double], framesPerSecond: Double) {
    guard arguments.count == 1, let count = Int(exactly: arguments[0]), count > 0 else {
      return nil
    }
    self.count = count
  }

  mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary] {
    guard frame.index > 0, frame.index.isMultiple(of: count) else { return [] }
    return [
      ShotBoundary(
        frame: frame.index, transition: .cut, span: frame.index..<frame.index, confidence: 1)
    ]
  }

  mutating func finish() -> [ShotBoundary] { [] }
}
