/// How shots are found.
package struct ShotSettings: Hashable, Sendable, Codable {
  /// A detector as `Instruments.detector` reads it.
  package var detector = TransitionDetector.name
}
