/// How shots are found.
public struct ShotSettings: Hashable, Sendable, Codable {
  /// A detector as `Instruments.detector` reads it.
  public var detector = TransitionDetector.name
}
