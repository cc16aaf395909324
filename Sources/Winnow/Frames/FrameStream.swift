import Dispatch
import Foundation
import WinnowCore
import WinnowMedia

/// Decodes frames of clips, as they are exported, and hands them over clip by clip in the order of the catalog.
///
/// Memory does not grow with the number of clips: what is decoded before its turn waits, some clips a job, and
/// long ones in files without a name.
public struct FrameStream: Sendable {
  /// Which clips.
  public var clips = ClipChoice.kept
  /// Scores and texts of which an asked clip has to lack one; of none those that gates of the selection ask for,
  /// and where they ask for none, any.
  package var lacking: [OutsideName] = []
  /// Which frames of each clip, such as "uniform 8"; nil for what the recipe of the selection says.
  public var sampler: String?
  /// That of all pictures; nil for that of each clip as it is shown.
  public var size: FrameSize?
  /// How pictures of another shape come to `size`.
  public var fit = FrameFit.stretch
  /// Clips decoded at the same time.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// Where videos are decoded.
  public var isolation: Isolation
  /// Told of every clip that is handed over.
  package var progress = FrameProgress()

  /// A stream of the frames of kept clips.
  public init(isolation: Isolation) { self.isolation = isolation }

  /// Calls `body` with each clip of a catalog that is asked for, in order, on the calling thread. Nothing is decoded
  /// far ahead of it. The catalog is let go before the first frame is decoded.
  ///
  /// A clip that cannot be read has a `fault` and no frames.
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, there is no such sampler, or no
  ///   worker can be started; `CancellationError`; what `body` throws.
  public func run(
    on catalog: Catalog, cancellation: Cancellation = Cancellation(),
    _ body: (StreamedClip) throws -> Void
  ) throws {
    try run(list(catalog), cancellation: cancellation, body)
  }

  /// Calls `body` with each clip of `list`, in order, on the calling thread. Nothing is decoded far ahead of it.
  ///
  /// A clip that cannot be read has a `fault` and no frames. One crash of a decoder costs the clips of its video
  /// from there on.
  /// - Throws: `WinnowError` where no worker can be started, or long clips have no place to wait;
  ///   `CancellationError`; what `body` throws.
  package func run(
    _ list: FrameList, cancellation: Cancellation = Cancellation(),
    _ body: (StreamedClip) throws -> Void
  ) throws {
    try run(list, cancellation, whileWaiting: {}, body)
  }

  /// - Parameter look: called several times a second where there is nothing to hand over.
  func run(
    _ list: FrameList, _ cancellation: Cancellation, whileWaiting look: () throws -> Void,
    _ body: (StreamedClip) throws -> Void
  ) throws {
    let desk = ClipDesk(list, jobs: max(1, jobs))
    let decoding = ClipDecoding(
      list, desk: desk, isolation, cancellation: cancellation)
    let group = DispatchGroup()
    for job in 0..<max(1, jobs) {
      // Threads of their own: decoding blocks, and a shared pool would wait for it.
      DispatchQueue(label: "winnow.frames.\(job)").async(group: group) { decoding.work() }
    }
    defer {
      desk.close()
      group.wait()
    }
    progress.begin(clips: list.clips)
    while true {
      let next = try desk.collect {
        if cancellation.isCancelled { throw CancellationError() }
        try look()
      }
      guard let next else { return }
      if cancellation.isCancelled { throw CancellationError() }
      try body(next)
      progress.finish(next)
    }
  }
}
