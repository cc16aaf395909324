import Foundation
import WinnowCore

/// Keeps worker processes, one for each thread that asks, and replaces those that die.
final class WorkerPool: @unchecked Sendable {
  // The idle workers are only touched while the lock is held; each is used by one thread at a time.
  private let lock = NSLock()
  private var idle: [WorkerProcess] = []
  private let command: [String]
  private let settings: MeasurementSettings

  /// - Parameter command: path and arguments that start a worker.
  init(command: [String], settings: MeasurementSettings) {
    self.command = command
    self.settings = settings
  }

  /// Has a worker measure `source`; nil where `onFrames` ended it.
  ///
  /// - Throws: `WinnowError` where no worker can be started, which says nothing of the file.
  func scan(_ source: VideoSource, onFrames: (Int) -> Bool) throws -> VideoRecord? {
    let worker = try lock.withLock { idle.popLast() } ?? WorkerProcess(command: command)
    switch worker.measure(source, settings, onFrames: onFrames) {
    case .record(let record):
      lock.withLock { idle.append(worker) }
      return record
    case .died(let reason):
      var record = VideoRecord(source: source, outcome: .failed, error: reason)
      // Other limits of time and memory may let it live.
      record.isLimited = true
      return record
    case .cancelled:
      return nil
    }
  }
}
