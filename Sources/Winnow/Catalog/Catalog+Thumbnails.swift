import Foundation
import GRDB

extension Catalog {
  /// The small pictures of `video`; none where there are none or its row is damaged.
  public func thumbnails(of video: CatalogVideo) throws -> Thumbnails {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM thumbnails WHERE video = ?", arguments: [video.measuredRow])
      return row.flatMap {
        Thumbnails(
          frames: BlobCoding.frames($0["frames"]), lengths: BlobCoding.frames($0["lengths"]),
          pictures: $0["pictures"])
      } ?? Thumbnails()
    }
  }

  static func insertThumbnails(
    _ thumbnails: Thumbnails, _ video: Int64, _ database: Database
  ) throws {
    guard !thumbnails.frames.isEmpty else { return }
    try database.execute(
      sql: "INSERT INTO thumbnails VALUES (?, ?, ?, ?)",
      arguments: [
        video, BlobCoding.data(thumbnails.frames), BlobCoding.data(thumbnails.lengths),
        thumbnails.pictures,
      ])
  }
}
