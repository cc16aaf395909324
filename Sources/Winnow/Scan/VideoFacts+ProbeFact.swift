import WinnowCore
import WinnowMedia

extension VideoFacts {
  /// What the container says of `fact`; nil where it does not tell.
  func value(of fact: ProbeFact) -> Double? {
    // Where there is no size there is none to show either, whatever its sides are said to be.
    let hasSize = self.width > 0 && self.height > 0
    let width = hasSize ? Double(displaySize.width) : 0
    let height = hasSize ? Double(displaySize.height) : 0
    let value: Double =
      switch fact {
      case .width: width
      case .height: height
      case .shortSide: min(width, height)
      case .aspect: hasSize ? width / height : 0
      case .duration: duration
      case .fps: frameRate.isPositive ? frameRate.value : 0
      case .bitRate: Double(bitRate)
      case .bitsPerPixel: bitsPerPixel
      }
    return value > 0 ? value : nil
  }
}

extension ScreenSettings {
  /// The gates that a video with these facts fails. What the container does not tell fails none.
  func misses(of facts: VideoFacts) -> [Miss] {
    probe.compactMap { gate in facts.value(of: gate.fact).flatMap(gate.miss) }
  }
}
