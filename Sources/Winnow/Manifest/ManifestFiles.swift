import Foundation
import WinnowCore

/// What a manifest says of the files that were written of clips.
struct ManifestFiles {
  struct Entry: Decodable {
    var id: ContentID?
    var bucket: String
    var frames: [ExportedFrame]
    var media: ClipMedia?
    var shard: String?
    var key: String?

    var output: ClipOutput {
      ClipOutput(frames: frames, media: media, shard: shard, key: key)
    }
  }

  private(set) var entries: [ContentID: Entry] = [:]

  /// None where there is no manifest, or it names no files.
  ///
  /// - Throws: `WinnowError` where the file cannot be read, or is no manifest.
  init(of file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    try WinnowError.during("read", file.path) {
      // Most lines name none, and are not read.
      try FileLines.each(of: file, holding: [#""frames":[{"#, #""media":{"#]) { line in
        let entry = try JSONDecoder().decode(Entry.self, from: line)
        if let id = entry.id, !entry.frames.isEmpty || entry.media != nil { entries[id] = entry }
      }
    }
  }
}
