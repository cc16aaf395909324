import Foundation
import GRDB

/// A command at work on a catalog.
public struct CatalogRun: Hashable, Sendable {
  let id: Int64
  let start: ContinuousClock.Instant
}

/// How fast a scan was.
struct ScanSpeed: Hashable, Sendable, Codable {
  /// In the words of ISO 8601, with the version of the package.
  var started: String
  var version: String
  /// Of real time.
  var seconds: Double
  /// Of the videos it measured.
  var videoSeconds: Double
}

extension Catalog {
  /// Notes that a command begins; returns what `finishRun` takes, or nil where the catalog is
  /// read-only and keeps no notes.
  public func beginRun(_ command: String) throws -> CatalogRun? {
    guard !isReadOnly else { return nil }
    return try write { database in
      try database.execute(
        sql: "INSERT INTO runs (command, version, started) VALUES (?, ?, ?)",
        arguments: [command, WinnowVersion.current, Date().ISO8601Format()])
      return CatalogRun(id: database.lastInsertedRowID, start: .now)
    }
  }

  /// Notes that a command has ended in good order.
  ///
  /// - Parameter videoSeconds: of video that it measured.
  public func finishRun(_ run: CatalogRun?, videoSeconds: Double? = nil) throws {
    guard let run else { return }
    let seconds = (ContinuousClock.now - run.start) / .seconds(1)
    try write { database in
      try database.execute(
        sql: "UPDATE runs SET finished = ?, seconds = ?, video_seconds = ? WHERE id = ?",
        arguments: [Date().ISO8601Format(), seconds, videoSeconds, run.id])
    }
  }

  /// The scans that measured something and came to their end, in order.
  func scanSpeeds() throws -> [ScanSpeed] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT * FROM runs WHERE video_seconds > 0 ORDER BY id")
      return rows.map {
        ScanSpeed(
          started: $0["started"], version: $0["version"], seconds: $0["seconds"],
          videoSeconds: $0["video_seconds"])
      }
    }
  }
}
