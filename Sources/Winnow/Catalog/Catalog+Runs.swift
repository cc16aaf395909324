import Foundation
import GRDB

extension Catalog {
  /// Does `body` as a run of `command`, and notes who did it, when, how long it took and how it ended.
  /// A catalog that is only read keeps no notes.
  func running<Result>(
    _ command: String, _ body: () throws -> (Result, RunEnding)
  ) throws -> Result {
    guard !isReadOnly else { return try body().0 }
    let start = ContinuousClock.now
    var run = RunRow(
      command: command, version: WinnowVersion.current, started: Date().ISO8601Format(),
      who: "\(NSUserName())@\(ProcessInfo.processInfo.hostName)")
    try write { try run.insert($0) }
    func end(_ ending: String, videoSeconds: Double? = nil) throws {
      run.finished = Date().ISO8601Format()
      run.seconds = (ContinuousClock.now - start) / .seconds(1)
      (run.videoSeconds, run.ending) = (videoSeconds, ending)
      try Cancellation.disregarded { try write { try run.update($0) } }
    }
    do {
      let (result, ending) = try body()
      try end(
        ending.isInterrupted ? Self.interrupted : "finished", videoSeconds: ending.videoSeconds)
      return result
    } catch let error as CancellationError {
      try? end(Self.interrupted)
      throw error
    } catch {
      // What went wrong matters more than that it could not be noted.
      try? end("failed: \(error)")
      throw error
    }
  }

  private static let interrupted = "interrupted"

  /// The scans that measured something and came to their end, in order.
  func scanSpeeds() throws -> [ScanSpeed] {
    try read { database in
      try RunRow.filter(sql: "video_seconds > 0 AND ending = 'finished'").order(Column("id"))
        .fetchAll(database)
        .map {
          ScanSpeed(
            started: $0.started, version: $0.version, seconds: $0.seconds ?? 0,
            videoSeconds: $0.videoSeconds ?? 0)
        }
    }
  }
}
