import WinnowCore

/// What is remembered of a content, wherever the file lies.
struct KnownFile: Hashable, Sendable, Codable {
  /// What decides the content.
  var key: String
  private var bytes: Int
  private var hash: ContentID?
  private var media: ClipMedia?

  var content: FileContent {
    get { FileContent(bytes: bytes, hash: hash) }
    set { (bytes, hash) = (newValue.bytes, newValue.hash) }
  }

  init(_ file: WrittenFile, key: String) {
    (self.key, bytes, hash, media) = (key, file.bytes, file.hash, file.media)
    media?.file = ""
  }

  /// Whether it says what can be; a ledger may come from anywhere.
  var isPossible: Bool { FileContent.possibleBytes ~= bytes }

  /// The same of a file that lies at `path`.
  func written(at path: String) -> WrittenFile {
    var file = WrittenFile(file: path, bytes: bytes, hash: hash, media: media)
    file.media?.file = path
    return file
  }
}
