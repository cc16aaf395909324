/// How much of a video a scan has looked at.
package enum ScanDepth: String, Sendable, Codable {
  /// What the container says, and nothing decoded.
  case container
  /// Keyframes: where there are scores, they are of these alone.
  case keyframes
  /// Every frame.
  case frames
}
