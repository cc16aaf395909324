@testable import WinnowCore

/// Facts as a container might tell them: the core knows none by itself.
extension ProbeFact {
  static let known = [width, height, shortSide, aspect, fps, duration]

  static let width = make("width")
  static let height = make("height")
  static let shortSide = make("short_side")
  static let aspect = make("aspect", ValueRange(above: 0))
  static let fps = make("fps")
  static let duration = make("duration")

  private static func make(
    _ name: String, _ range: ValueRange = ValueRange(0...)
  ) -> ProbeFact {
    ProbeFact(name, unit: "", range, "For tests.")
  }
}
