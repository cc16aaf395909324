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
      let lines = try Data(contentsOf: file, options: .alwaysMapped).split(separator: 0x0A)
      for line in lines where Self.mayNameFiles(line) {
        let entry = try JSONDecoder().decode(Entry.self, from: line)
        if let id = entry.id, !entry.frames.isEmpty || entry.media != nil { entries[id] = entry }
      }
    }
  }

  /// Most lines name none, and are not read.
  private static func mayNameFiles(_ line: Data) -> Bool {
    line.range(of: Data(#""frames":[{"#.utf8)) != nil
      || line.range(of: Data(#""media":{"#.utf8)) != nil
  }
}
