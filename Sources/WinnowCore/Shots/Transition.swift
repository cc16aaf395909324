/// The way one shot gives way to the next.
public enum Transition: String, Sendable, Codable, CaseIterable {
  /// The first shot of a video.
  case start
  /// From one frame to the next.
  case cut
  /// By way of black, white or another plain tone.
  case fade
  /// One picture shines through the other for some frames.
  case dissolve
  /// Part by part, behind a moving edge or pushed out.
  case wipe
}
