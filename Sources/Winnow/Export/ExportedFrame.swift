/// A picture written of a clip.
public struct ExportedFrame: Hashable, Sendable, Codable {
  /// Seconds on the video's clock.
  public package(set) var time: Double
  /// Path below the export's directory, or inside the shard.
  public package(set) var file: String
}
