/// How fast a scan was.
struct ScanSpeed: Hashable, Sendable, Codable {
  /// In the words of ISO 8601, with the version of the package.
  var started: String
  var version: String
  /// Of real time.
  var seconds: Double
  /// Of the videos it measured.
  var videoSeconds: Double
}
