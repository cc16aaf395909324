import Foundation
import WinnowCore
import WinnowMedia

/// Writes the kept clips of a catalog to files, and a manifest of them.
///
/// What an earlier export of the same clips under the same settings wrote is left as it is; files it
/// wrote that are not wanted any more are removed; files it did not write are never touched.
public struct Export: Sendable {
  public var recipe: Recipe
  public var sink: any ExportSink.Type
  /// Videos decoded at the same time.
  public var jobs: Int
  /// Path and arguments that start a worker process, one that calls `Worker.serve`. With them, a
  /// video that crashes a decoder or hangs it costs that video alone; nil writes in this process.
  public var workerCommand: [String]?
  /// Told of every video that is done.
  public var progress = ExportProgress()

  public init(
    recipe: Recipe, sink: any ExportSink.Type = FramesSink.self,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount, workerCommand: [String]? = nil
  ) {
    self.recipe = recipe
    self.sink = sink
    self.jobs = max(1, jobs)
    self.workerCommand = workerCommand
  }

  /// What an export did.
  public struct Summary: Sendable {
    public var clips = 0
    /// Files in the manifest: those of videos that could be decoded.
    public var files = 0
    /// Files written by this run.
    public var written = 0
    /// Videos that could not be decoded again, with the reason.
    public var failures: [String] = []
    public var isInterrupted = false
  }

  /// Exports the kept clips of `catalog` into `folder`.
  ///
  /// - Parameter everyClip: whether the manifest lists clips that are not kept, too.
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, files cannot
  ///   be written, or another winnow is at work in either folder.
  public func run(
    _ catalog: Catalog, to folder: URL, everyClip: Bool = false,
    cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    try Self.refuseUnselected(catalog)
    try WinnowError.during("create", folder.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    return try FolderLock.during(.writing, folder) {
      // A catalog that is only ours to read may be at work for its owner.
      guard !catalog.isReadOnly else {
        return try runAlone(catalog, folder, everyClip, cancellation)
      }
      return try FolderLock.during(.reading, catalog.folder) {
        try runAlone(catalog, folder, everyClip, cancellation)
      }
    }
  }

  private static func refuseUnselected(_ catalog: Catalog) throws {
    guard try catalog.isSelected() else {
      let reason = "not selected since the last scan; run 'winnow select'"
      throw WinnowError("export", catalog.folder.path, reason: reason)
    }
  }

  private func runAlone(
    _ catalog: Catalog, _ folder: URL, _ everyClip: Bool, _ cancellation: Cancellation
  ) throws -> Summary {
    // Before it was locked the catalog may have changed.
    try Self.refuseUnselected(catalog)
    let sink = self.sink.init(settings: recipe.export)
    let plan = try ExportPlan(
      catalog, sink: sink, limits: recipe.limits.decoding, cancellation: cancellation)
    var ledger = try ExportLedger(folder)
    let manifest = folder.appending(path: Manifest.fileName)
    let isOurs = ledger.isKnown || folder.standardizedFileURL == catalog.folder.standardizedFileURL
    if !isOurs, FileManager.default.fileExists(atPath: manifest.path) {
      throw WinnowError(
        "write", manifest.path, reason: "a file that winnow did not write is in the way")
    }
    try ledger.begin(plan.entries)
    var summary = Summary(clips: plan.clips, files: plan.files)
    let written = try write(plan, ledger, folder, &summary, cancellation)
    guard !cancellation.isCancelled else {
      summary.isInterrupted = true
      return summary
    }
    try Manifest.write(
      catalog, to: folder, isIncluded: { everyClip || $0.verdict.verdict == .keep },
      frames: written)
    try ledger.finish(plan.entries)
    return summary
  }

  /// Writes what is missing, video by video, and returns the files of each clip.
  private func write(
    _ plan: ExportPlan, _ ledger: ExportLedger, _ folder: URL, _ summary: inout Summary,
    _ cancellation: Cancellation
  ) throws -> [ClipKey: [ExportedFrame]] {
    let writer = writer(cancellation)
    progress.begin(videos: plan.videos.count)
    var files: [ClipKey: [ExportedFrame]] = [:]
    try OrderedWork(workers: jobs).run(count: plan.videos.count) { index -> VideoResult? in
      if cancellation.isCancelled { return nil }
      let task = task(plan.videos[index], ledger, folder)
      if task.frames.isEmpty { return VideoResult() }
      do {
        switch try writer(task) {
        case .written: return VideoResult(written: task.frames.count)
        case .failed(let reason): return VideoResult(failure: reason)
        case .refused(let error): return VideoResult(fatal: error)
        case .cancelled: return nil
        }
      } catch {
        return VideoResult(fatal: error)
      }
    } consume: { index, result in
      if let fatal = result.fatal { throw fatal }
      summary.written += result.written
      progress.finish(written: result.written)
      if let failure = result.failure {
        summary.failures.append(failure)
        summary.files -= plan.videos[index].frames.count
      }
      for frame in plan.videos[index].frames where result.failure == nil {
        files[frame.clip, default: []].append(ExportedFrame(time: frame.time, file: frame.file))
      }
    }
    return files
  }

  /// What is left to write of one video.
  private func task(_ item: ExportPlan.Item, _ ledger: ExportLedger, _ folder: URL) -> ExportTask {
    ExportTask(
      format: sink.name, settings: recipe.export, limits: recipe.limits,
      frames: item.frames.filter { !ledger.isDone($0.file, key: item.key(of: $0)) },
      video: item.video, folder: folder.path)
  }

  /// Writes the files of one video, in a worker process or in this one.
  private func writer(
    _ cancellation: Cancellation
  ) -> @Sendable (ExportTask) throws -> ExportTask.Outcome {
    guard let workerCommand else { return { $0.run() } }
    let pool = WorkerPool(command: workerCommand)
    return { task in try pool.write(task) { !cancellation.isCancelled } }
  }

  private struct VideoResult: Sendable {
    var written = 0
    var failure: String?
    var fatal: (any Error)?
  }
}
