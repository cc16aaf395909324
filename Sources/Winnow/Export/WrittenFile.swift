import WinnowCore

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
