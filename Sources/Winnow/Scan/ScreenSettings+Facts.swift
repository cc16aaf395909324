import WinnowCore
import WinnowMedia

extension ScreenSettings {
  /// The gates that a video with these facts fails. What the container does not tell fails none.
  func misses(of facts: VideoFacts) -> [Miss] {
    probe.compactMap { gate in facts.value(of: gate.fact).flatMap(gate.miss) }
  }
}
