import Foundation
import WinnowCore
import WinnowMedia

/// Writes the kept clips of a catalog to files, and a manifest of them.
///
/// What an earlier export of the same clips under the same settings wrote is not written again, wherever
/// the videos lie and whatever they are called now; files it wrote that are not wanted any more are
/// removed; files it did not write are never touched.
public struct Export: Sendable {
  /// Says how files are written.
  public var recipe: Recipe
  /// The name of a sink of the catalog's toolbox, such as "clips".
  public var format: String
  /// Videos decoded at the same time.
  public var jobs: Int
  /// Where videos are decoded.
  public var isolation: Isolation
  /// The part that is written; nil for all of it. A catalog that is a part itself needs none.
  ///
  /// Parts may be written into one directory at the same time, each with a catalog of its own that is only
  /// read (`Catalog.reading`), or into several that are laid together: an export of all of it into that
  /// directory then finds every file, and writes the manifest.
  package var part: ExportPart?
  /// Whether the bytes of what earlier exports wrote are read, and what is not as it was written is written
  /// again; else their sizes tell.
  public var verifies = false
  /// Told of every video that is done.
  package var progress = ExportProgress()

  /// An export of what is kept.
  public init(
    recipe: Recipe, format: String = "frames", isolation: Isolation,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.recipe = recipe
    self.format = format
    self.isolation = isolation
    self.jobs = max(1, jobs)
  }

  /// What an export did.
  public struct Summary: Sendable {
    /// What was written of it; nil for all.
    package var part: ExportPart?
    /// Kept clips.
    public package(set) var clips = 0
    /// Files in the manifest: those of videos that could be decoded.
    public package(set) var files = 0
    /// Files written by this run.
    public package(set) var written = 0
    /// Files of earlier exports that got another path.
    package var renamed = 0
    /// Files of earlier exports whose bytes were read, and those of them that were not as they were written.
    package var verified = 0
    package var damaged: [String] = []
    /// Kept clips that are not exported, since only keyframes of their videos were decoded.
    package var surveyed = 0
    /// Videos that could not be decoded again, or of which files could not be written, and clips of others
    /// that were lost, with the reason.
    public package(set) var failures: [String] = []
    /// Clips written by this run with less sound than their videos have, with the reason.
    public package(set) var soundFaults: [String] = []
    /// Whether it was asked to stop before its end.
    public package(set) var isInterrupted = false
    /// The kept clips by bucket, the bucket with most clips first.
    package var buckets: [BucketCount] = []
  }

  /// Exports the kept clips of `catalog` into `folder`.
  ///
  /// - Parameters:
  ///   - catalog: one that was selected since its last scan.
  ///   - folder: the export's directory, which is made where it is not there.
  ///   - everyClip: whether the manifest lists clips that are not kept, too.
  ///   - cancellation: stops the export within a few frames; files that are whole stay.
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, a gate of the recipe is none, clips
  ///   have no ids yet, files cannot be written, `folder` holds files of somebody else or an export of another
  ///   format, or another winnow is at work in either folder; or the catalog's toolbox has no such
  ///   format, or not all forms of the manifest that go with it; or a sink plans two files at one path, or one
  ///   at that of a file that is Winnow's own. Without `everyClip` it must not be the catalog's folder.
  public func run(
    _ catalog: Catalog, to folder: URL, everyClip: Bool = false,
    cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    try Self.refuseUnselected(catalog)
    try recipe.checkGates(for: catalog)
    let sink = try catalog.toolbox.checkedSink(format)
      .init(settings: recipe.export, catalog.toolbox.instruments)
    let forms = try catalog.toolbox.companions(of: sink)
    try ExportTarget(folder: folder, catalog: catalog, listsEveryClip: everyClip).check()
    try OutputFolder.make(folder.path)
    return try Self.locking(folder, for: part ?? catalog.part()?.part) {
      // A catalog that is only ours to read may be at work for its owner.
      guard !catalog.isReadOnly else {
        return try runAlone(catalog, folder, sink, forms, everyClip, cancellation)
      }
      return try FolderLock.during(.reading, catalog.folder) {
        try catalog.running("export") {
          let summary = try runAlone(catalog, folder, sink, forms, everyClip, cancellation)
          return (summary, RunEnding(isInterrupted: summary.isInterrupted))
        }
      }
    }
  }

  /// Does `body` alone in `folder`, or beside other parts.
  private static func locking<R>(_ folder: URL, for part: ExportPart?, _ body: () throws -> R)
    throws
    -> R
  {
    guard let own = LedgerPlace(part: part).folder else {
      return try FolderLock.during(.writing, folder, body)
    }
    return try FolderLock.during(.reading, folder) {
      try OutputFolder(folder.path).makeFolder(ExportPath(own))
      return try FolderLock.during(.writing, folder.appending(path: own), body)
    }
  }

  private static func refuseUnselected(_ catalog: Catalog) throws {
    guard try catalog.isSelected() else {
      throw WinnowError.unselected("export", catalog)
    }
  }

  private func runAlone(
    _ catalog: Catalog, _ folder: URL, _ sink: any ExportSink, _ forms: [any ManifestForm.Type],
    _ everyClip: Bool, _ cancellation: Cancellation
  ) throws -> Summary {
    // Before it was locked the catalog may have changed.
    try Self.refuseUnselected(catalog)
    // The recipe of a selection may name a sampler of another program.
    if sink.writesFiles {
      _ = try catalog.toolbox.instruments.checkedSampler(recipe.export.sampler)
    }
    var plan = try ExportPlan(
      catalog, sink: sink, limits: recipe.limits.decoding, cancellation: cancellation,
      part: self.part)
    try plan.checkPaths(of: sink, catalog.toolbox.forms)
    let part = plan.share.part
    let manifest = try Manifest(catalog, recipe: recipe, share: plan.share)
    let output = try OutputFolder(folder.path)
    var ledger = try ExportLedger(output, part: part)
    if let format = ledger.format, format != sink.name {
      throw WinnowError(
        "export", folder.path,
        reason: "holds an export as \(format), whose files would go; name another directory",
        kind: .foreign)
    }
    plan.lose(ledger.obstacles(to: plan.entries.keys))
    // The manifest of all is nothing that a later export removes.
    let listed = part == nil ? forms : [JSONLinesManifest.self] + forms
    let companions = Dictionary(
      uniqueKeysWithValues: listed.map { $0.fileName(ofPart: part) }.map { (ExportPath($0), $0) })
    try ledger.begin(plan.entries.merging(companions) { file, _ in file }, format: sink.name)
    var summary = Summary(part: part, clips: plan.clips, files: plan.files)
    (summary.renamed, summary.surveyed) = (ledger.moved, plan.surveyed)
    summary.failures = plan.failures + plan.losses
    if verifies {
      let verification = ExportVerification(output, jobs: jobs) { cancellation.isCancelled }
      (summary.verified, summary.damaged) = try verification.run(
        plan.entries.keys.sorted(), &ledger)
    }
    var writing = ExportWriting(
      sink: sink, plan: plan, manifest: manifest, ledger: ledger, folder: output,
      progress: progress)
    try writing.run(
      jobs: jobs, recipe: recipe, writer(catalog.toolbox, cancellation), &summary
    ) {
      cancellation.isCancelled
    }
    if !catalog.isReadOnly { try catalog.note(writing.recognized) }
    guard !cancellation.isCancelled else {
      summary.isInterrupted = true
      return summary
    }
    var kept = companions
    if part == nil {
      let clips = ExportedClips(in: folder, manifest, writing.outputs)
      let others = companions.keys + [ExportPath(Manifest.fileName)]
      kept.merge(try writing.add(clips, beside: others)) { file, _ in file }
    }
    let extent = everyClip && part == nil ? Manifest.Extent.everyClip : .exported
    var counts = BucketCounts()
    try manifest.write(JSONLinesManifest.self, extent, to: folder, outputs: writing.outputs) {
      counts.add($0)
    }
    for form in forms { try manifest.write(form, extent, to: folder, outputs: writing.outputs) }
    summary.buckets = counts.ordered
    try writing.finish(keeping: kept)
    return summary
  }

  /// Writes the files of one video, in a worker process or in this one.
  private func writer(
    _ toolbox: Toolbox, _ cancellation: Cancellation
  ) -> @Sendable (ExportTask) throws -> ExportTask.Outcome {
    guard let command = isolation.workerCommand else { return { $0.run(toolbox) } }
    let pool = WorkerPool(command: command)
    return { task in try pool.write(task) { !cancellation.isCancelled } }
  }
}
