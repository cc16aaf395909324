import Foundation
import WinnowCore

/// Keeps worker processes, one for each thread that asks, and replaces those that die.
final class WorkerPool: @unchecked Sendable {
  // The idle workers are only touched while the lock is held; each is used by one thread at a time.
  private let lock = NSLock()
  private var idle: [WorkerProcess] = []
  private let command: [String]

  /// - Parameter command: path and arguments that start a worker.
  init(command: [String]) {
    self.command = command
  }

  /// Has a worker measure `source`; nil where `onStep` ended it.
  ///
  /// - Throws: `WinnowError` where no worker can be started, which says nothing of the file.
  func scan(
    _ source: VideoSource, _ settings: MeasurementSettings, onStep: (ScanStep) -> Bool
  ) throws -> VideoRecord? {
    switch try ask(.measure(source, settings), onStep) {
    case .reply(.measured(let packed)):
      return packed.record(of: source) ?? Self.failed(source, settings)
    case .reply: return Self.failed(source, settings)
    case .died(let reason): return Self.failed(source, settings, reason)
    case .cancelled: return nil
    }
  }

  /// Has a worker open `file` and read its bytes; nil as for `VideoScanner.identity`, and where the
  /// worker died of it.
  ///
  /// - Parameter onStep: told of bytes; false ends it.
  /// - Throws: `WinnowError` where no worker can be started.
  func identity(
    of file: UnreadFile, _ settings: MeasurementSettings, onStep: (ScanStep) -> Bool
  ) throws -> VideoIdentity? {
    guard case .reply(.identified(let identity)) = try ask(.identify(file, settings), onStep)
    else { return nil }
    return identity
  }

  /// Has a worker write what `task` names, as long as `goesOn` says so.
  ///
  /// - Throws: `WinnowError` where no worker can be started, which says nothing of the file.
  func write(_ task: ExportTask, while goesOn: () -> Bool) throws -> ExportTask.Outcome {
    let path = task.video.source.absolutePath
    let answer = try ask(.export(task), { _ in goesOn() })
    // The worker is gone before it could do so itself.
    if case .reply = answer {} else { task.abandon() }
    switch answer {
    case .reply(.exported(let outcome)): return outcome
    case .reply: return .failed("export \(path): \(Self.garbled)")
    case .died(let reason): return .failed("export \(path): \(reason)")
    case .cancelled: return .cancelled
    }
  }

  private func ask(
    _ request: WorkerRequest, _ onStep: (ScanStep) -> Bool
  ) throws -> WorkerProcess.Answer {
    let worker = try lock.withLock { idle.popLast() } ?? WorkerProcess(command: command)
    let answer = worker.ask(request, onStep: onStep)
    if case .reply = answer { lock.withLock { idle.append(worker) } }
    return answer
  }

  private static let garbled = "its answer was garbled"

  private static func failed(
    _ source: VideoSource, _ settings: MeasurementSettings, _ reason: String = garbled
  ) -> VideoRecord {
    var record = VideoRecord(source: source, outcome: .failed, error: reason)
    // Other limits of time and memory may let it live.
    record.isLimited = true
    record.depth = settings.keyframesOnly ? .keyframes : .frames
    return record
  }
}
