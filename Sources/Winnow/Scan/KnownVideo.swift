import GRDB
import WinnowCore

/// A video of the catalog, as far as a scan has to know it to leave it alone.
struct KnownVideo: Sendable {
  var row: Int64
  var id: ContentID?
  var size: Int64
  /// The row that says by what it was measured.
  var measurement: Int64
  var outcome: Outcome
  var depth: ScanDepth?
  var frames: Int
  /// Whether its row cannot be read.
  var isDamaged = false

  /// Whether it was decoded, so that its measurements are worth finding again.
  var isDecoded: Bool { outcome == .scanned && depth == .frames }
}

extension KnownVideo {
  init(_ row: Row) throws {
    try self.init(
      row: row.value(0), id: String.fromDatabaseValue(row[1]).flatMap(ContentID.init),
      size: row.value(2),
      measurement: row.value(3), outcome: Outcome(rawValue: row.value(4)) ?? .failed,
      depth: row.value(5, as: String?.self).flatMap(ScanDepth.init), frames: row.value(6),
      isDamaged: row.value(7))
  }
}
