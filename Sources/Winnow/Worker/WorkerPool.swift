import Foundation
import WinnowCore

/// Keeps worker processes, one for each thread that asks, and replaces those that die.
final class WorkerPool: @unchecked Sendable {
  // The idle workers are only touched while the lock is held; each is used by one thread at a time.
  private let lock = NSLock()
  private var idle: [WorkerProcess] = []
  private let command: [String]
  private let folder: URL
  private let turns = WorkerTurns()

  /// - Parameters:
  ///   - command: path and arguments that start a worker.
  ///   - folder: where long answers can lie for a while.
  init(command: [String], spoolingIn folder: URL = FileManager.default.temporaryDirectory) {
    (self.command, self.folder) = (command, folder)
  }

  /// Has a worker measure `source`; nil where `onStep` ended it.
  ///
  /// - Returns: a record that `isKilled` where somebody killed the worker.
  /// - Throws: `WinnowError` where no worker can be started, which says nothing of the file.
  func scan(
    _ source: VideoSource, _ settings: MeasurementSettings, onStep: (ScanStep) -> Bool
  ) throws -> VideoRecord? {
    switch try ask(.measure(source, settings), onStep) {
    case .reply(.measured(let packed), let parts):
      let record = packed.record(of: source, parts)
      return record.stored?.isTooLong == true
        ? Self.failed(source, settings, Self.tooLong) : record
    case .reply: return Self.failed(source, settings)
    case .died(let reason): return Self.failed(source, settings, reason)
    case .killed:
      var record = Self.failed(source, settings, "its worker was killed; the next scan tries again")
      record.isKilled = true
      return record
    case .cancelled: return nil
    }
  }

  /// Has a worker open `file` and read its bytes, once more where it was killed; nil as for
  /// `VideoScanner.identity`, and where the worker died of it.
  ///
  /// - Parameter onStep: told of bytes; false ends it.
  /// - Throws: `WinnowError` where no worker can be started.
  func identity(
    of file: UnreadFile, _ settings: MeasurementSettings, onStep: (ScanStep) -> Bool
  ) throws -> VideoIdentity? {
    var answer = try ask(.identify(file, settings), onStep)
    if case .killed = answer { answer = try ask(.identify(file, settings), onStep) }
    guard case .reply(.identified(let identity), _) = answer else { return nil }
    return identity
  }

  /// Has a worker write what `task` names, as long as `goesOn` says so; once more, while no other does, where
  /// it was killed.
  ///
  /// - Throws: `WinnowError` where no worker can be started, which says nothing of the file.
  func write(_ task: ExportTask, while goesOn: () -> Bool) throws -> ExportTask.Outcome {
    let path = task.video.source.absolutePath
    var answer = try turns.together(while: goesOn) { try write(task, goesOn) } ?? .cancelled
    if case .killed = answer {
      answer = try turns.alone(while: goesOn) { try write(task, goesOn) } ?? .cancelled
    }
    switch answer {
    case .reply(.exported(let outcome), _): return outcome
    case .reply: return .failed("export \(path): \(Self.garbled)")
    case .died(let reason): return .failed("export \(path): \(reason)")
    case .killed:
      return .failed("export \(path): its worker was killed twice; the next export tries again")
    case .cancelled: return .cancelled
    }
  }

  private func write(_ task: ExportTask, _ goesOn: () -> Bool) throws -> WorkerProcess.Answer {
    let answer = try ask(.export(task), { _ in goesOn() })
    // The worker is gone before it could do so itself.
    if case .reply = answer {} else { task.abandon() }
    return answer
  }

  /// Has a worker decode what `task` names, as long as `goesOn` says so; what is left of it once more where the
  /// worker was killed.
  ///
  /// - Throws: `WinnowError` where no worker can be started, or clips have no place to wait.
  func decode(
    _ task: FrameTask, into assembly: ClipAssembly, while goesOn: () -> Bool
  ) throws -> FrameTask.Outcome {
    for _ in 0..<2 {
      let request = WorkerRequest.frames(assembly.rest(of: task))
      // Not alone, as files are written: others may wait until these frames have had their turn.
      switch try ask(request, into: assembly, { _ in goesOn() }) {
      case .reply(.framed(let outcome), _): return outcome
      case .reply: return .failed(Self.garbled)
      case .died(let reason): return .failed(reason)
      case .killed: continue
      case .cancelled: return .cancelled
      }
    }
    return .failed("its worker was killed twice")
  }

  func ask(
    _ request: WorkerRequest, into assembly: ClipAssembly? = nil, _ onStep: (ScanStep) -> Bool
  ) throws -> WorkerProcess.Answer {
    let worker = try lock.withLock { idle.popLast() } ?? WorkerProcess(command: command)
    let answer = try worker.ask(request, spoolingIn: folder, into: assembly, onStep: onStep)
    if case .reply = answer { lock.withLock { idle.append(worker) } }
    return answer
  }

  static let garbled = "its answer was garbled"
  private static let tooLong =
    "limit: one of its parts takes more than \(StoredMeasurements.longestPart) bytes of the catalog"

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
