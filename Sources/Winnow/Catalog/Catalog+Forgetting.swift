import Foundation

extension Catalog {
  /// What `forget` dropped.
  package struct Forgotten: Sendable {
    package var files = 0
    /// Videos that no file holds any more; what was measured of them is gone.
    package var videos = 0
  }

  /// Drops files of which `matches` says so, and videos that no other file holds.
  ///
  /// - Parameter matches: is given what the file is called in manifests, where it lies, and whether it
  ///   is gone.
  /// - Throws: `WinnowError` where the catalog cannot be written, another winnow is at work in its
  ///   folder, or it is away from its videos, so that nothing can be said of what is gone.
  package func forget(
    _ matches: (_ name: String, _ source: String, _ isGone: Bool) -> Bool
  ) throws -> Forgotten {
    try during(.writing) {
      if try refreshPresence().isElsewhere {
        throw WinnowError(
          "forget in", folder.path,
          reason:
            "it was made on another machine, and none of the directories that were scanned is here")
      }
      let dropped = try places().filter {
        matches($0.source.path, $0.source.absolutePath, !$0.isPresent)
      }
      let forgotten = try forget(dropped.map(\.id))
      try VideoList.update(self)
      return forgotten
    }
  }

  private func forget(_ places: [Int64]) throws -> Forgotten {
    try write { database in
      for place in places { try PlaceRow.deleteOne(database, key: place) }
      let lost = "NOT EXISTS (SELECT 1 FROM places WHERE video = videos.id)"
      let videos =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM videos WHERE outcome = 'scanned' AND \(lost)") ?? 0
      try database.execute(sql: "DELETE FROM videos WHERE \(lost)")
      if !places.isEmpty || videos > 0 {
        try Self.forgetSelection(database)
        try Self.forgetListing(database)
      }
      try database.execute(
        sql: "DELETE FROM roots WHERE NOT EXISTS (SELECT 1 FROM places WHERE root = roots.id)")
      return Forgotten(files: places.count, videos: videos)
    }
  }
}
