import WinnowCore
import WinnowMedia

/// What became of a file.
public enum Outcome: String, Sendable, Codable {
  /// Decoded and measured.
  case scanned
  /// Not measured, and rightly so: not a video, or one that the recipe's screen turns away.
  case rejected
  /// Identical to another file, byte by byte, and one video with it: not decoded.
  case identical = "duplicate"
  /// A video that could not be used.
  case failed
}
