import Foundation
import GRDB

extension Catalog {
  /// The small pictures of `video`; none where there are none or its row is damaged.
  package func thumbnails(of video: CatalogVideo) throws -> Thumbnails {
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
    _ measured: StoredMeasurements, _ video: Int64, _ database: Database
  ) throws {
    try delete(from: "thumbnails", of: video, database)
    let frames = try measured.data(.thumbnailFrames)
    guard !frames.isEmpty, let pictures = measured.parts[.thumbnails] else { return }
    try database.insert(
      "INSERT INTO thumbnails VALUES (?, ?, ?, ?)",
      [video, frames, measured.data(.thumbnailLengths)], pictures, into: "thumbnails",
      "pictures", row: video)
  }
}
