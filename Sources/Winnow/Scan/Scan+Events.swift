import Foundation
import WinnowMedia

extension Scan {
  /// What a scan tells while it goes on.
  public enum Event: Sendable {
    /// The files are found: how many there are, and how many of them are to be opened.
    case began(files: Int, pending: Int)
    /// What became of a file is in the catalog.
    case finished(FinishedFile, Progress)
    /// All is done. It comes last.
    case ended(Summary)
  }

  /// A file that a scan has opened.
  public struct FinishedFile: Sendable {
    /// From the root of the file system on.
    public let path: String
    /// Whether it is a video that was measured.
    public let outcome: Outcome
    /// Why it was rejected or failed, or what of it had to be left out; nil for nothing.
    public let error: String?
    /// Seconds measured.
    public let seconds: Double
  }

  /// How far a scan has come.
  public struct Progress: Sendable {
    /// Files that have been opened.
    public let finished: Int
    /// Files that there were to be opened.
    public let pending: Int
    /// Seconds of video measured.
    public let seconds: Double
    /// Frames decoded.
    public let frames: Int

    init(_ state: ScanProgress.State) {
      (finished, pending) = (state.finished, state.videos)
      (seconds, frames) = (state.videoSeconds, state.frames)
    }
  }

  /// Scans the files below `inputs` into `catalog`, and tells of each file as it is finished.
  ///
  ///     for try await event in scan.events(of: ["videos"], into: catalog) {
  ///       if case .finished(let file, let progress) = event { print(file.path, progress.finished) }
  ///     }
  ///
  /// It begins when the first event is asked for, runs on a thread of its own, and goes on however slowly events are
  /// taken. Where nobody takes them any more, because the loop is left or its task cancelled, the scan stops within a
  /// few frames; what is finished stays. The catalog is locked until it has stopped. A sequence is taken once.
  ///
  /// Cancelling the task ends the loop without an error, as it does with all such sequences: where `ended` has not
  /// come, the scan was not done.
  ///
  /// - Throws: while it is gone through, what `run` throws.
  public func events(
    of inputs: [String], into catalog: Catalog
  ) -> AsyncThrowingStream<Event, any Error> {
    let (told, continuation) = AsyncThrowingStream.makeStream(of: Event.self)
    let cancellation = Cancellation()
    continuation.onTermination = { _ in cancellation.cancel() }
    let beginning = Beginning {
      DispatchQueue(label: "winnow.scan").async {
        continuation.finish(with: Result { try tell(continuation, inputs, catalog, cancellation) })
      }
    }
    // Nothing but what is taken holds on to `told`, so that it ends where that is let go.
    return AsyncThrowingStream {
      beginning.run()
      var events = told.makeAsyncIterator()
      return try await events.next()
    }
  }

  private func tell(
    _ continuation: AsyncThrowingStream<Event, any Error>.Continuation, _ inputs: [String],
    _ catalog: Catalog, _ cancellation: Cancellation
  ) throws {
    let progress = ScanProgress { record, state in
      continuation.yield(.finished(FinishedFile(record), Progress(state)))
    } onBegin: { overview in
      continuation.yield(.began(files: overview.found, pending: overview.pending))
    }
    let summary = try run(
      inputs: inputs, into: catalog, cancellation: cancellation, progress: progress)
    continuation.yield(.ended(summary))
  }
}

/// What is begun once, by whoever comes first.
private final class Beginning: @unchecked Sendable {
  // Only touched while the lock is held.
  private var work: (@Sendable () -> Void)?
  private let lock = NSLock()

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  func run() {
    let work = lock.withLock {
      defer { self.work = nil }
      return self.work
    }
    work?()
  }
}

extension Scan.FinishedFile {
  init(_ record: VideoRecord) {
    (path, outcome, error) = (record.source.absolutePath, record.outcome, record.error)
    seconds = record.duration
  }
}

extension AsyncThrowingStream.Continuation where Failure == any Error {
  fileprivate func finish(with result: Result<Void, any Error>) {
    switch result {
    case .success: finish()
    case .failure(let error): finish(throwing: error)
    }
  }
}
