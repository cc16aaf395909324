import Foundation
import WinnowCore

/// Measures every video of the inputs that the catalog does not know yet, and nothing twice.
///
/// A file with the same bytes as another before it is not decoded: it shares the other's
/// measurements. Videos are measured in parallel and written as they are finished, one transaction
/// each: a scan that dies loses the videos it was at and no more.
public struct Scan: Sendable {
  public var recipe: Recipe
  /// Videos measured at the same time.
  public var jobs: Int
  /// Path and arguments that start a worker process, one that calls `Worker.serve`. With them,
  /// a video that crashes a decoder, hangs it or eats memory costs that video alone; nil measures
  /// in this process.
  public var workerCommand: [String]?
  /// Whether videos that failed before are measured once more.
  public var retriesFailed = false
  /// Whether keyframes alone are measured: a survey. Videos measured whole stay as they are, and a
  /// scan without this measures the others whole.
  public var keyframesOnly = false

  public init(
    recipe: Recipe, jobs: Int = ProcessInfo.processInfo.activeProcessorCount,
    workerCommand: [String]? = nil
  ) {
    self.recipe = recipe
    self.jobs = max(1, jobs)
    self.workerCommand = workerCommand
  }

  /// What a scan did.
  public struct Summary: Sendable {
    /// Files in the input.
    public var found = 0
    /// Files the catalog knew already.
    public var known = 0
    /// Files among them that failed when they were scanned.
    public var knownFailed = 0
    public var scanned = 0
    /// Files with the bytes of others.
    public var duplicates = 0
    /// Files that are no video.
    public var rejected = 0
    /// Videos that the recipe's screen turned away.
    public var screened = 0
    public var failed = 0
    /// Whether any file of the input failed, now or in a scan before.
    public var hasFailures: Bool { failed + knownFailed > 0 }
    /// Whether the scan was asked to stop before its end.
    public var isInterrupted = false
  }

  /// Scans the files below `inputs` into `catalog` and writes videos.jsonl.
  ///
  /// - Parameters:
  ///   - cancellation: stops the scan within a few frames; what is finished stays.
  ///   - progress: told of every frame and every finished video.
  /// - Throws: `WinnowError` where an input or the catalog cannot be read or written, or another
  ///   winnow is at work in the catalog's folder.
  public func run(
    inputs: [String], into catalog: Catalog, cancellation: Cancellation = Cancellation(),
    progress: ScanProgress = ScanProgress()
  ) throws -> Summary {
    try FolderLock.during(.writing, catalog.folder) {
      try runAlone(inputs, catalog, cancellation, progress)
    }
  }

  private func runAlone(
    _ inputs: [String], _ catalog: Catalog, _ cancellation: Cancellation, _ progress: ScanProgress
  ) throws -> Summary {
    let sources = try InputWalker.sources(in: inputs, excluding: catalog.folder.path)
    let input = try ScanInput(sources, inputs: inputs, rows: catalog.allVideos())
    guard
      let hashes = try FileHashing(jobs: jobs).hashes(
        of: input.comparable, in: catalog, cancellation)
    else {
      return Summary(found: sources.count, isInterrupted: true)
    }
    let keys = MeasurementKeys(settings)
    let plan = ScanPlan(
      input, hashes: hashes, isCurrent: keys.accept, retriesFailed: retriesFailed,
      keepsMeasured: keyframesOnly)
    try catalog.setPresence(false, of: plan.vanished)
    try catalog.setPresence(true, of: plan.present)
    let summary = Summary(
      found: sources.count, known: plan.known, knownFailed: plan.knownFailed)
    progress.begin(
      videos: plan.pending.reduce(0) { $0 + $1.pendingCount },
      bytes: plan.pending.reduce(0) { $0 + ($1.unmeasured.first?.source.size ?? 0) },
      of: ScanProgress.Overview(sources, known: plan.known))
    var writer = ScanWriter(catalog, keys, progress, summary)
    try measure(plan.pending, writer: &writer, cancellation)
    return try finish(catalog, writer.summary, cancellation)
  }

  private func finish(
    _ catalog: Catalog, _ summary: Summary, _ cancellation: Cancellation
  ) throws -> Summary {
    var summary = summary
    summary.isInterrupted = cancellation.isCancelled
    try VideoList.write(catalog)
    return summary
  }

  private var settings: MeasurementSettings {
    var settings = recipe.measurement
    settings.keyframesOnly = keyframesOnly
    return settings
  }

  /// Measures one file, in a worker process or in this one; nil where it was told to stop.
  private var scanner: @Sendable (VideoSource, (ScanStep) -> Bool) throws -> VideoRecord? {
    let settings = settings
    if let workerCommand {
      let pool = WorkerPool(command: workerCommand)
      return { source, onStep in try pool.scan(source, settings, onStep: onStep) }
    }
    let scanner = VideoScanner(settings: settings)
    return { source, onStep in scanner.scan(source, stages: nil, onStep: onStep) }
  }

  private func measure(
    _ pending: [SameFiles], writer: inout ScanWriter, _ cancellation: Cancellation
  ) throws {
    let (scan, progress) = (scanner, writer.progress)
    var work = OrderedWork(workers: jobs)
    // A finished video is written at once, so that a scan that dies has lost none of them; every
    // list is made in the order of the paths.
    work.isOrdered = false
    try work.run(count: pending.count) {
      index -> Result<[VideoRecord], any Error>? in
      if cancellation.isCancelled { return nil }
      do {
        return try Self.measure(pending[index]) { source in
          try scan(source) { step in
            progress.count(step, of: source)
            return !cancellation.isCancelled
          }
        }.map(Result.success)
      } catch {
        return .failure(error)
      }
    } consume: { index, records in
      try writer.write(pending[index], records.get())
    }
  }

  /// The records of files with the same bytes, up to the first that can be measured; nil where the
  /// scan of one was told to stop.
  private static func measure(
    _ group: SameFiles, _ scan: (VideoSource) throws -> VideoRecord?
  ) throws -> [VideoRecord]? {
    var records: [VideoRecord] = []
    for file in group.unmeasured {
      guard let record = try scan(file.source) else { return nil }
      records.append(record)
      if record.outcome == .scanned { break }
    }
    return records
  }
}
