import WinnowCore

/// A file that an export writes of a clip.
public struct ExportFile: Hashable, Sendable, Codable {
  var clip: ClipKey
  /// Numbers of the frames it shows, in the video.
  var frames: Range<Int>
  /// Seconds on the video's clock at which the first of them is shown.
  var time: Double
  /// Inside the bars, in stored pixels.
  var crop: PixelRect
  /// Path below the export's directory.
  var file: String
  /// What decides its content, wherever it and its video lie.
  var key = ""
}

/// What is known of a file only once it is written.
public struct WrittenFile: Hashable, Sendable, Codable {
  /// Path below the export's directory.
  var file: String
  var bytes: Int
  /// The first half of their SHA-256.
  var hash: ContentID?
  /// Of a video file.
  var media: ClipMedia?
}

extension WrittenFile {
  init(file: String, _ content: FileContent, media: ClipMedia? = nil) {
    self.init(file: file, bytes: content.bytes, hash: content.hash, media: media)
  }

  var content: FileContent { FileContent(bytes: bytes, hash: hash) }
}
