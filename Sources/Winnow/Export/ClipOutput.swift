/// What an export wrote of one clip.
public struct ClipOutput: Sendable {
  var frames: [ExportedFrame] = []
  /// Pixels of its pictures, where they are those of a video of one size.
  var size: (width: Int, height: Int)?
  var media: ClipMedia?
  /// Path of the shard that holds its files, below the export's directory, and the name they share
  /// in it.
  var shard: String?
  var key: String?
}

/// A picture written of a clip.
struct ExportedFrame: Hashable, Sendable, Codable {
  /// Seconds on the video's clock.
  var time: Double
  /// Path below the export's directory, or inside the shard.
  var file: String
}
