import Foundation
import GRDB

/// Whether videos.jsonl says what the catalog does.
extension Catalog {
  func isListed() throws -> Bool {
    let row = try read { try ListingRow.fetchOne($0) }
    return row != nil && row?.stamp == InputWalker.stamp(of: VideoList.file(of: self).path)
  }

  /// Notes that videos.jsonl was written.
  func noteListing() throws {
    guard let stamp = InputWalker.stamp(of: VideoList.file(of: self).path) else { return }
    try write {
      try ListingRow(size: stamp.size, modified: stamp.modified, changed: stamp.changed)
        .insert($0, onConflict: .replace)
    }
  }

  static func forgetListing(_ database: Database) throws {
    try ListingRow.deleteAll(database)
  }
}

extension ListingRow {
  fileprivate var stamp: FileStamp {
    FileStamp(size: size, modified: modified, changed: changed)
  }
}
