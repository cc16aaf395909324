import Foundation
import GRDB
import WinnowMedia

extension Catalog {
  /// The hashes of `sources`; nil for those that were not hashed as they are.
  func hashes(of sources: [VideoSource]) throws -> [ContentHash?] {
    try read { database in
      let statement = try database.makeStatement(
        sql: "SELECT sha256 FROM hashes WHERE path = ? AND size = ? AND modified = ?")
      return try sources.map { source in
        let bytes = try Data.fetchOne(
          statement, arguments: [source.absolutePath, source.size, source.modified])
        return bytes.flatMap { ContentHash(bytes: Array($0)) }
      }
    }
  }

  func writeHashes(_ hashes: [(source: VideoSource, hash: ContentHash)]) throws {
    try write { database in
      let statement = try database.makeStatement(
        sql: "INSERT OR REPLACE INTO hashes VALUES (?, ?, ?, ?)")
      for (source, hash) in hashes {
        try statement.execute(arguments: [
          source.absolutePath, source.size, source.modified, Data(hash.bytes),
        ])
      }
    }
  }
}
