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
