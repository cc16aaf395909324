import Foundation
import WinnowCore

/// Measures every video of the inputs that the catalog does not know yet, and nothing twice.
///
/// A video is known by its bytes: a file that was moved, renamed, touched or copied is not decoded
/// again. Of a video of which only some parts are out of date only these are measured. Videos are measured in parallel and written as they are finished, one transaction
/// each: a scan that dies loses the videos it was at and no more.
public struct Scan: Sendable {
  /// Says what is measured, and how.
  public var recipe: Recipe
  /// Videos measured at the same time.
  public var jobs: Int
  /// Where videos are opened and decoded.
  public var isolation: Isolation
  /// Whether videos that failed before are measured once more.
  public var retriesFailed = false
  /// Whether keyframes alone are measured: a survey. Videos measured whole stay as they are, and a
  /// scan without this measures the others whole.
  public var keyframesOnly = false

  /// A scan that measures what is not known yet.
  public init(
    recipe: Recipe, isolation: Isolation,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.recipe = recipe
    self.isolation = isolation
    self.jobs = max(1, jobs)
  }

  /// What a scan did.
  public struct Summary: Sendable {
    /// Files in the input.
    public package(set) var found = 0
    /// Files that stand as the catalog knew them already.
    public package(set) var known = 0
    /// Files that were moved, renamed or touched, and were known by their bytes.
    package var recognized = 0
    /// Files among them that failed when they were scanned.
    package var knownFailed = 0
    /// Videos that were measured.
    public package(set) var scanned = 0
    /// Files that are identical to others, byte by byte.
    public package(set) var identical = 0
    /// Files that are no video.
    public package(set) var rejected = 0
    /// Videos that the recipe's screen turned away.
    package var screened = 0
    /// Videos that could not be used.
    public package(set) var failed = 0
    /// Videos among them whose workers somebody killed, the system for want of memory say, twice: the next scan
    /// measures them again.
    package var killed = 0
    /// Videos that were measured again alone, since somebody had killed their workers.
    package var repeated = 0
    /// Whether any file of the input failed, now or in a scan before.
    package var hasFailures: Bool { failed + knownFailed > 0 }
    /// Whether the scan was asked to stop before its end.
    public package(set) var isInterrupted = false
  }

  /// Scans the files below `inputs` into `catalog` and writes videos.jsonl, but for a catalog that stands alone.
  ///
  /// - Parameters:
  ///   - inputs: paths of directories and files.
  ///   - catalog: takes what is measured.
  ///   - cancellation: stops the scan within a few frames; what is finished stays.
  /// - Throws: `WinnowError` where an input or the catalog cannot be read or written, or another
  ///   winnow is at work in the catalog's folder; where a gate of the recipe is none, or the catalog's toolbox has not
  ///   the detector of its name.
  public func run(
    inputs: [String], into catalog: Catalog, cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    try run(inputs: inputs, into: catalog, cancellation: cancellation, progress: ScanProgress())
  }

  /// - Parameter progress: told of every frame and every finished video.
  package func run(
    inputs: [String], into catalog: Catalog, cancellation: Cancellation = Cancellation(),
    progress: ScanProgress
  ) throws -> Summary {
    try run(into: catalog, cancellation, progress) {
      try Inputs(inputs).find(output: catalog.output)
    }
  }

  /// The same of files that have been found.
  package func run(
    _ found: FoundFiles, into catalog: Catalog, cancellation: Cancellation = Cancellation(),
    progress: ScanProgress = ScanProgress()
  ) throws -> Summary {
    try run(into: catalog, cancellation, progress) { found }
  }

  private func run(
    into catalog: Catalog, _ cancellation: Cancellation, _ progress: ScanProgress,
    _ find: () throws -> FoundFiles
  ) throws -> Summary {
    // It looks by itself where it can stop, so that what is finished stays.
    try Cancellation.disregarded {
      try catalog.during(.writing) {
        try catalog.refusePart("scan into")
        try recipe.checkGates(for: catalog)
        try catalog.toolbox.instruments.checkedDetector(recipe.shots.detector)
        return try catalog.running(keyframesOnly ? "survey" : "scan") {
          let summary = try runAlone(find, catalog, cancellation, progress)
          return (
            summary,
            RunEnding(
              isInterrupted: summary.isInterrupted,
              videoSeconds: progress.current.videoSeconds)
          )
        }
      }
    }
  }

  private func runAlone(
    _ find: () throws -> FoundFiles, _ catalog: Catalog, _ cancellation: Cancellation,
    _ progress: ScanProgress
  ) throws -> Summary {
    let instruments = catalog.toolbox.instruments
    let settings = settings(instruments)
    let scanner = scanner(settings, instruments, spoolingIn: catalog.folder)
    let keys = MeasurementKeys(settings, instruments)
    var summary = Summary()
    let plan: ScanPlan
    let revisions: [Int64: MeasurementRevisions]
    do {
      (plan, revisions) = try cancellation.during {
        let found = try find()
        summary.found = found.sources.count
        return try self.plan(found, catalog, keys, scanner.identity, progress)
      }
    } catch is CancellationError {
      summary.isInterrupted = true
      return summary
    }
    var writer = ScanWriter(catalog, keys, progress, revisions, plan.summary)
    let measuring = ScanMeasuring(settings: settings, catalog: catalog, scanner: scanner.measure)
    // No value stands without what it means, however the scan ends.
    if !plan.pending.isEmpty { try catalog.describe(instruments.measured) }
    try measure(plan.pending, by: measuring, writer: &writer, cancellation)
    summary = writer.summary
    try catalog.dropUnusedMeasurements()
    try list(catalog, cancellation)
    summary.isInterrupted = cancellation.isCancelled
    return summary
  }

  /// Lists what is known now, after an interruption too.
  private func list(_ catalog: Catalog, _ cancellation: Cancellation) throws {
    if catalog.standsAlone { return }
    if cancellation.isCancelled { return try VideoList.update(catalog) }
    do {
      try cancellation.during { try VideoList.update(catalog) }
    } catch is CancellationError {
      // The next command that needs the list writes it.
    }
  }

  /// Finds out what of the files is to be measured.
  private func plan(
    _ found: FoundFiles, _ catalog: Catalog, _ keys: MeasurementKeys,
    _ identity: @escaping Identification.Reader, _ progress: ScanProgress
  ) throws -> (ScanPlan, [Int64: MeasurementRevisions]) {
    try catalog.addTrees(found.folders)
    var input = try ScanInput(found, catalog)
    let cancellation = Cancellation.current ?? Cancellation()
    let identities = try Identification(jobs: jobs, identity: identity).identities(
      of: input.unidentified, progress, cancellation)
    input.identify(identities, isWhole: !cancellation.isCancelled)
    // What has been read need not be read again.
    try Cancellation.disregarded { try catalog.apply(input.changes) }
    try Cancellation.check()
    let plan = ScanPlan(input, keys, retriesFailed: retriesFailed)
    progress.begin(plan, of: found.sources, lost: input.lost)
    return (plan, input.videos.revisions)
  }

  private func settings(_ instruments: Instruments) -> MeasurementSettings {
    var settings = recipe.measurement(by: instruments)
    settings.keyframesOnly = keyframesOnly
    return settings
  }

  /// Opens, reads and measures files, in worker processes or in this one.
  ///
  /// - Parameters:
  ///   - instruments: those of this process.
  ///   - folder: where long answers of workers can lie for a while.
  func scanner(
    _ settings: MeasurementSettings, _ instruments: Instruments, spoolingIn folder: URL
  ) -> (identity: Identification.Reader, measure: ScanMeasuring.Scanner) {
    if let command = isolation.workerCommand {
      let pool = WorkerPool(command: command, spoolingIn: folder)
      return (
        { file, onStep in try pool.identity(of: file, settings, onStep: onStep) },
        { source, settings, onStep in try pool.scan(source, settings, onStep: onStep) }
      )
    }
    return (
      { file, onStep in
        VideoScanner(settings: settings, instruments).identity(of: file) {
          onStep(ScanStep(bytes: $0))
        }
      },
      { source, settings, onStep in
        VideoScanner(settings: settings, instruments).scan(source, stages: nil, onStep: onStep)
      }
    )
  }

  private func measure(
    _ pending: [PlannedVideo], by measuring: ScanMeasuring, writer: inout ScanWriter,
    _ cancellation: Cancellation
  ) throws {
    var killed: [Int] = []
    try measure(pending, jobs, measuring, writer.progress, cancellation) { index, attempts in
      if attempts.last?.record.isKilled == true {
        killed.append(index)
      } else {
        try writer.write(pending[index], attempts)
      }
    }
    // There may have been too little memory for several at a time.
    let again = killed.sorted().map { pending[$0] }
    try measure(again, 1, measuring, writer.progress, cancellation) { index, attempts in
      try writer.write(again[index], attempts, isRepeated: true)
    }
  }

  /// Measures `jobs` videos at a time, and hands each over as soon as it is done.
  private func measure(
    _ videos: [PlannedVideo], _ jobs: Int, _ measuring: ScanMeasuring, _ progress: ScanProgress,
    _ cancellation: Cancellation, _ consume: (Int, [ScanMeasuring.Attempt]) throws -> Void
  ) throws {
    var work = OrderedWork(workers: jobs)
    // A finished video is written at once, so that a scan that dies has lost none of them; every
    // list is made in the order of the paths.
    work.isOrdered = false
    try work.run(count: videos.count) {
      index -> Result<[ScanMeasuring.Attempt], any Error>? in
      if cancellation.isCancelled { return nil }
      do {
        return try measuring.measure(videos[index]) { source, step in
          progress.count(step, of: source)
          return !cancellation.isCancelled
        }.map(Result.success)
      } catch {
        return .failure(error)
      }
    } consume: { index, attempts in
      try consume(index, attempts.get())
    }
  }
}
