/// A picture written of a clip.
struct ExportedFrame: Hashable, Sendable, Codable {
  /// Seconds on the video's clock.
  var time: Double
  /// Path below the export's directory, or inside the shard.
  var file: String
}
