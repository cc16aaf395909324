/// What no keyframe of a video has that a clip of it would need to pass a gate.
public struct KeyframeMiss: Hashable, Sendable {
  /// That of the keyframe which comes nearest.
  public var miss: Miss
  /// How many were looked at.
  public var keyframes: Int
}

extension KeyframeMiss: CustomStringConvertible {
  public var description: String {
    "\(miss) in \(keyframes == 1 ? "the only keyframe" : "all \(keyframes) keyframes")"
  }
}
