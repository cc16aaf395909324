/// What no keyframe of a video has that a clip of it would need to pass a gate.
package struct KeyframeMiss: Hashable, Sendable {
  /// That of the keyframe which comes nearest.
  package var miss: Miss
  /// How many were looked at.
  package var keyframes: Int
}

extension KeyframeMiss: CustomStringConvertible {
  package var description: String {
    "\(miss) in \(keyframes == 1 ? "the only keyframe" : "all \(keyframes) keyframes")"
  }
}
