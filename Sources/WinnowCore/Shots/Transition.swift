/// The way one shot gives way to the next.
public enum Transition: String, Sendable, Codable, CaseIterable {
  /// The first shot of a video.
  case start
  case cut, fade, dissolve
  /// Part by part, behind a moving edge or pushed out.
  case wipe
}
