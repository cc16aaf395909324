import Foundation
import WinnowCore

/// What the file of an `ExportLedger` says.
struct LedgerContent: Codable {
  struct File: Codable {
    var file: String
    /// What decides its content.
    var key: String
    /// That of the `LedgerClaim`; nil for 0.
    var turn: Int?
    /// What it held when it was written; nil where that is not known.
    var bytes: Int?
    var hash: ContentID?
  }

  /// The name of the sink that wrote the files.
  var format: String?
  /// Whether sizes and hashes are noted of what is written; nil for no.
  var notesContent: Bool?
  var files: [File] = []
  var known: [KnownFile] = []
  var shards: [ShardContents] = []

  init() {}

  /// Reads what versions before 0.2 wrote, too: their files, whose keys are none of this version.
  init(from decoder: any Decoder) throws {
    let content = try decoder.container(keyedBy: CodingKeys.self)
    format = try content.decodeIfPresent(String.self, forKey: .format)
    notesContent = try content.decodeIfPresent(Bool.self, forKey: .notesContent)
    if let before = try? content.decode([String: String].self, forKey: .files) {
      files = before.map { File(file: $0.key, key: $0.value) }
      return
    }
    files = try content.decode([File].self, forKey: .files)
    known = try content.decode([KnownFile].self, forKey: .known)
    shards = try content.decode([ShardContents].self, forKey: .shards)
  }
}

extension LedgerContent.File {
  init(_ file: ExportPath, _ claim: LedgerClaim) {
    self.init(
      file: file.text, key: claim.key, turn: claim.turn == 0 ? nil : claim.turn,
      bytes: claim.content?.bytes, hash: claim.content?.hash)
  }

  var claim: LedgerClaim {
    LedgerClaim(
      key: key, turn: LedgerClaim.turn(turn),
      content: bytes.map { FileContent(bytes: $0, hash: hash) })
  }
}

/// A line of the journal, which holds what came after the ledger was written last.
struct LedgerEntry: Codable {
  /// A file about to be written, with what decides its content.
  var promised: [String: String]?
  /// That of the `LedgerClaim`; nil for 0.
  var turn: Int?
  /// Files that are on the disk.
  var written: [LedgerContent.File]?
  var known: KnownFile?
  var shard: ShardContents?
}

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
