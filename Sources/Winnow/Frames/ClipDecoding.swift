import Foundation
import WinnowCore
import WinnowMedia

/// Decodes the runs that a desk deals out, in worker processes or in this one.
final class ClipDecoding: Sendable {
  private let list: FrameList
  private let desk: ClipDesk
  private let pool: WorkerPool?
  private let cancellation: Cancellation
  private let files = KnownFiles()
  private let knownIndex = KnownIndex()

  init(
    _ list: FrameList, desk: ClipDesk, _ isolation: Isolation, cancellation: Cancellation
  ) {
    (self.list, self.desk, self.cancellation) = (list, desk, cancellation)
    pool = isolation.workerCommand.map { WorkerPool(command: $0) }
  }

  /// Decodes until there is nothing more to do.
  func work() {
    while let run = desk.take() {
      do {
        if try !decode(run) { return }
      } catch {
        return desk.fail(error)
      }
    }
  }

  /// False where nobody wants it any more.
  private func decode(_ run: ClipDesk.Run) throws -> Bool {
    let listed = list.videos[run.video]
    let assembly = ClipAssembly(run, of: listed, desk)
    guard run.loss == nil else { return finish(run, assembly, loss: run.loss) }
    guard let content = listed.content else {
      return finish(run, assembly, loss: "what the catalog holds of its frames cannot be read")
    }
    let source: VideoSource
    switch files.find(content.source, ofVideo: run.video, isCancelled: { cancellation.isCancelled })
    {
    case .found(let file), .recognized(let file): source = file
    case .lost(let reason): return finish(run, assembly, loss: reason)
    case .cancelled: return give(up: CancellationError())
    }
    guard var video = content.video(in: source, list.limits) else {
      return finish(run, assembly, loss: "its times in the catalog are damaged")
    }
    (video.cancellation, video.knownIndex) = (cancellation, knownIndex)
    assembly.times = video.times
    let task = FrameTask(
      video: video, clips: Array(listed.clips[run.clips]), fit: list.fit, limits: list.limits)
    switch try outcome(of: task, assembly) {
    case .done(let isLinear): return finish(run, assembly, loss: nil, isLinear: isLinear)
    case .failed(let reason): return finish(run, assembly, loss: reason)
    case .cancelled: return give(up: CancellationError())
    }
  }

  private func outcome(of task: FrameTask, _ assembly: ClipAssembly) throws -> FrameTask.Outcome {
    guard let pool else { return try task.run(assembly.take) }
    return try pool.decode(task, into: assembly) { !cancellation.isCancelled }
  }

  private func finish(
    _ run: ClipDesk.Run, _ assembly: ClipAssembly, loss: String?, isLinear: Bool = false
  ) -> Bool {
    // A clip that has not come whole without a word has lost its frames somewhere.
    guard assembly.loseRest(loss ?? "its frames did not come") else { return false }
    desk.end(run, loss: loss, isLinear: isLinear)
    return true
  }

  /// Whoever waits for clips is not to wait for ever.
  private func give(up error: any Error) -> Bool {
    desk.fail(error)
    return false
  }
}

/// The files that videos were found in, where all bytes had to be read to know them.
private final class KnownFiles: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var answers: [Int: ExportSource.Answer] = [:]

  /// - Parameter video: its place in the list.
  func find(
    _ source: ExportSource, ofVideo video: Int, isCancelled: () -> Bool
  ) -> ExportSource.Answer {
    if let answer = lock.withLock({ answers[video] }) { return answer }
    let answer = source.find(isCancelled: isCancelled)
    switch answer {
    case .recognized, .lost: lock.withLock { answers[video] = answer }
    case .found, .cancelled: break
    }
    return answer
  }
}
