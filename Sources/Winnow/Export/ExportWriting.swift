import Foundation
import WinnowCore

/// Writes what is missing of an export, video by video, and keeps account of it.
struct ExportWriting {
  private let sink: any ExportSink
  private let plan: ExportPlan
  private let folder: URL
  private let progress: ExportProgress
  private var ledger: ExportLedger
  private var packing: ShardPacking?
  /// What there is of each clip.
  private(set) var outputs: [ClipKey: ClipOutput] = [:]

  init(
    sink: any ExportSink, plan: ExportPlan, manifest: Manifest, ledger: ExportLedger, folder: URL,
    progress: ExportProgress
  ) {
    self.sink = sink
    self.plan = plan
    self.ledger = ledger
    self.folder = folder
    self.progress = progress
    packing = sink.shardLimits.map {
      ShardPacking($0, sink: sink, manifest: manifest, folder: folder)
    }
  }

  /// Writes with `writer`, several videos at a time.
  mutating func run(
    jobs: Int, recipe: Recipe,
    _ writer: @escaping @Sendable (ExportTask) throws -> ExportTask.Outcome,
    _ summary: inout Export.Summary, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let settled = try packing?.settled(plan, ledger) ?? []
    let (plan, before, name, folder) = (plan, ledger, sink.name, folder.path)
    let remembers = sink.remembersFiles
    progress.begin(videos: plan.videos.count)
    try OrderedWork(workers: jobs).run(count: plan.videos.count) { index -> VideoResult? in
      if isCancelled() { return nil }
      let item = plan.videos[index]
      let files = item.files.filter { file in
        let key = item.key(of: file)
        let isKnown = !remembers || before.remembered(file.file, key: key) != nil
        return !settled.contains(file.file) && !(isKnown && before.isDone(file.file, key: key))
      }
      if files.isEmpty { return VideoResult() }
      let task = ExportTask(
        format: name, settings: recipe.export, limits: recipe.limits, files: files,
        video: item.video, folder: folder)
      return VideoResult(trying: { try writer(task) })
    } consume: { index, result in
      try take(result, of: plan.videos[index], &summary)
    }
    if !isCancelled() { try packing?.finish(&ledger) }
  }

  /// Removes what is not part of the export any more.
  mutating func finish(keeping companions: [String: String]) throws {
    let files = packing?.entries ?? plan.entries
    let remembered = sink.remembersFiles ? Set(plan.entries.keys) : []
    try ledger.finish(files.merging(companions) { file, _ in file }, remembering: remembered)
  }

  private mutating func take(
    _ result: VideoResult, of item: ExportPlan.Item, _ summary: inout Export.Summary
  ) throws {
    if let fatal = result.fatal { throw fatal }
    summary.written += result.written.count
    progress.finish(written: result.written.count)
    if let failure = result.failure {
      summary.failures.append(failure)
      summary.files -= item.files.count
      return
    }
    let written = try known(result.written, of: item)
    outputs.merge(sink.outputs(of: item, written)) { _, new in new }
    try packing?.add(item, written, &outputs, &ledger)
  }

  /// What is known of the files of a video, those written now and before.
  private mutating func known(
    _ written: [WrittenFile], of item: ExportPlan.Item
  ) throws -> [WrittenFile] {
    guard sink.remembersFiles else { return written }
    let keys = Dictionary(item.files.map { ($0.file, item.key(of: $0)) }) { first, _ in first }
    try ledger.remember(written.map { ($0, keys[$0.file] ?? "") })
    return item.files.compactMap { ledger.remembered($0.file, key: item.key(of: $0)) }
  }

  private struct VideoResult: Sendable {
    var written: [WrittenFile] = []
    var failure: String?
    var fatal: (any Error)?

    init() {}

    /// nil where the work was cancelled.
    init?(trying body: () throws -> ExportTask.Outcome) {
      do {
        switch try body() {
        case .written(let files): written = files
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
