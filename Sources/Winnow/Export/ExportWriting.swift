import Foundation
import WinnowCore

/// Writes what is missing of an export, video by video, and keeps account of it.
struct ExportWriting {
  private let sink: any ExportSink
  private let plan: ExportPlan
  private let folder: OutputFolder
  private let progress: ExportProgress
  private var ledger: ExportLedger
  private var packing: (any ExportPacking)?
  /// What there is of each clip.
  private(set) var outputs: [ClipKey: ClipOutput] = [:]
  /// Files whose bytes were read and are those that were scanned, as they are now.
  private(set) var recognized: [VideoSource] = []

  init(
    sink: any ExportSink, plan: ExportPlan, manifest: Manifest, ledger: ExportLedger,
    folder: OutputFolder,
    progress: ExportProgress
  ) {
    self.sink = sink
    self.plan = plan
    self.ledger = ledger
    self.folder = folder
    self.progress = progress
    packing = sink.packing?.makePacking(manifest, into: folder)
  }

  /// Writes with `writer`, several videos at a time.
  mutating func run(
    jobs: Int, recipe: Recipe,
    _ writer: @escaping @Sendable (ExportTask) throws -> ExportTask.Outcome,
    _ summary: inout Export.Summary, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let settled = try packing?.settled(plan, ledger) ?? []
    let missing = MissingFiles(
      ledger: ledger, settled: settled, remembersFiles: sink.remembersFiles)
    if let packing {
      let files = plan.videos.flatMap(missing.files(of:))
      try packing.restore(files, ledger, isCancelled: isCancelled)
    }
    let (plan, name, folder) = (plan, sink.name, folder.path)
    progress.begin(videos: plan.videos.count)
    try OrderedWork(workers: jobs).run(count: plan.videos.count) { index -> VideoResult? in
      if isCancelled() { return nil }
      let item = plan.videos[index]
      let files = missing.files(of: item)
      if files.isEmpty { return VideoResult() }
      let task = ExportTask(
        format: name, settings: recipe.export, limits: recipe.limits, files: files,
        video: item.video, folder: folder)
      return VideoResult(task, readingFrom: item.source, writer, isCancelled: isCancelled)
    } consume: { index, result in
      try take(result, of: plan.videos[index], &summary)
    }
    if !isCancelled() { try packing?.finish(&ledger) }
    guard let packing, !packing.losses.isEmpty else { return }
    let losses = Dictionary(grouping: packing.losses, by: \.key.video)
    for item in plan.videos {
      if let lost = losses[item.row] { lose(lost, of: item, &summary) }
    }
  }

  /// Counts the clips of shards that could not be written as lost.
  private mutating func lose(
    _ lost: [(key: ClipKey, value: String)], of item: ExportPlan.Item,
    _ summary: inout Export.Summary
  ) {
    let losses = Dictionary(lost.map { ($0.key, $0.value) }) { first, _ in first }
    summary.failures += ExportedFiles.lines(losses, of: item.video.source.absolutePath)
    summary.files -= item.files.count { losses[$0.clip] != nil }
    for clip in losses.keys { outputs[clip] = nil }
    // What was coded for them is gone.
    summary.written = min(summary.written, summary.files)
  }

  /// The files that the export consists of, each with what decides its content.
  private var files: [ExportPath: String] { packing?.entries ?? plan.entries }

  /// Writes what the sink adds to all that was written.
  ///
  /// - Parameter others: the files that are to lie beside them, the forms of the manifest.
  /// - Returns: the added files for the ledger.
  mutating func add(
    _ clips: ExportedClips, beside others: some Sequence<ExportPath>
  ) throws -> [ExportPath: String] {
    let added = try WinnowError.during("finish the files in", clips.folder.path) {
      try sink.finish(clips)
    }
    if added.isEmpty { return [:] }
    try added.check(beside: others + Array(files.keys), in: folder)
    try ledger.begin(added.entries, format: sink.name)
    for file in added { try file.write(into: folder) }
    return added.entries
  }

  /// Removes what is not part of the export any more.
  mutating func finish(keeping companions: [ExportPath: String]) throws {
    let files = files
    let remembered = sink.remembersFiles ? Set(plan.entries.values) : []
    ledger.adopt(files.keys)
    try ledger.finish(
      files.merging(companions) { file, _ in file }, remembering: remembered,
      isWhole: plan.failures.isEmpty)
  }

  private mutating func take(
    _ result: VideoResult, of item: ExportPlan.Item, _ summary: inout Export.Summary
  ) throws {
    recognized += result.recognized
    if let fatal = result.fatal { throw fatal }
    summary.written += result.files.written.count
    progress.finish(written: result.files.written.count)
    if let failure = result.failure {
      summary.failures.append(failure)
      summary.files -= item.files.count
      return
    }
    let losses = result.files.losses
    try drop(losses, of: item, &summary)
    summary.soundFaults += result.files.soundFaults(of: item)
    let written = try known(result.files.written, of: item)
    outputs.merge(sink.outputs(of: item, written).filter { losses[$0.key] == nil }) { _, new in new
    }
    try packing?.add(item, written, &outputs, &ledger)
  }

  /// Lets go of all files of clips of which some cannot be written.
  private mutating func drop(
    _ losses: [ClipKey: String], of item: ExportPlan.Item, _ summary: inout Export.Summary
  ) throws {
    summary.failures += ExportedFiles.lines(losses, of: item.video.source.absolutePath)
    for file in item.files where losses[file.clip] != nil {
      summary.files -= 1
      try ledger.discard(file.file)
    }
  }

  /// What is known of the files of a video, those written now and before.
  private mutating func known(
    _ written: [WrittenFile], of item: ExportPlan.Item
  ) throws -> [WrittenFile] {
    guard sink.remembersFiles else {
      try ledger.note(written.map { (ExportPath($0.file), $0.content) })
      return written
    }
    let keys = Dictionary(item.files.map { ($0.file, $0.key) }) { first, _ in first }
    try ledger.remember(written.map { ($0, keys[$0.file] ?? "") })
    return item.files.compactMap { ledger.remembered($0.key, at: $0.file) }
  }

  private struct VideoResult: Sendable {
    var files = ExportedFiles()
    var recognized: [VideoSource] = []
    var failure: String?
    var fatal: (any Error)?

    init() {}

    /// nil where the work was cancelled.
    init?(
      _ task: ExportTask, readingFrom source: ExportSource,
      _ writer: (ExportTask) throws -> ExportTask.Outcome, isCancelled: () -> Bool
    ) {
      var task = task
      guard !task.isPathTooLong else {
        failure =
          "export \(task.video.source.absolutePath): the paths of its files would be too long"
        return
      }
      switch source.find(isCancelled: isCancelled) {
      case .found(let file): task.video.source = file
      case .recognized(let file): (task.video.source, recognized) = (file, [file])
      case .lost(let reason):
        failure = reason
        return
      case .cancelled: return nil
      }
      do {
        switch try writer(task) {
        case .written(let files): self.files = files
        case .failed(let reason): failure = reason
        case .refused(let error): fatal = error
        case .cancelled: return nil
        }
      } catch {
        fatal = error
      }
    }
  }
}

/// Tells what is still to be written of each video.
private struct MissingFiles: Sendable {
  var ledger: ExportLedger
  /// Paths of files that are in their shards.
  var settled: Set<String>
  var remembersFiles: Bool

  func files(of item: ExportPlan.Item) -> [ExportFile] {
    item.files.filter { file in
      let isKnown = !remembersFiles || ledger.remembered(file.key, at: file.file) != nil
      return !settled.contains(file.file) && !(isKnown && ledger.isDone(file.file, key: file.key))
    }
  }
}
