import Foundation
import GRDB

extension Catalog {
  /// The small pictures of `video`; none where there are none or its row is damaged.
  public func thumbnails(of video: CatalogVideo) throws -> Thumbnails {
    try thumbnails(of: video.row)
  }

  func thumbnails(of video: Int64) throws -> Thumbnails {
    try read { database in
      let row = try ThumbnailRow.fetchOne(database, key: video)
      return row.flatMap {
        Thumbnails(
          frames: BlobCoding.frames($0.frames), lengths: BlobCoding.frames($0.lengths),
          pictures: $0.pictures)
      } ?? Thumbnails()
    }
  }

  static func replaceThumbnails(
    _ thumbnails: Thumbnails, _ video: Int64, _ database: Database
  ) throws {
    try database.execute(sql: "DELETE FROM thumbnails WHERE video = ?", arguments: [video])
    guard !thumbnails.frames.isEmpty else { return }
    try ThumbnailRow(
      video: video, frames: BlobCoding.data(thumbnails.frames),
      lengths: BlobCoding.data(thumbnails.lengths), pictures: thumbnails.pictures
    ).insert(database)
  }
}
