/// A part of a scan's work.
package enum ScanStage: String, Sendable, CaseIterable {
  /// Reading packets and decoding them.
  case decode
  /// The analysis frame and its difference from the one before.
  case reduce
  case shots
  /// All metrics, and the planes they read.
  case scores
  case fingerprints
  case thumbnails
  /// Hashing the file.
  case identity
  /// Writing what was measured.
  case catalog
}
