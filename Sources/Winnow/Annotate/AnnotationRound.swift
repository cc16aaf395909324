import Foundation
import WinnowCore
import WinnowMedia

/// Shows the clips of one list after another, some of a video at a time.
struct AnnotationRound: Sendable {
  private let catalog: Catalog
  private let recipe: Recipe
  private let planning: AnnotationPlanning
  private let host: ModelHost
  private let jobs: Int
  private let progress: AnnotationProgress
  private let cancellation: Cancellation

  /// Clips of a video that are shown together: what is lost where it is stopped.
  private static let clipsAtATime = 8

  init(
    _ catalog: Catalog, _ recipe: Recipe, _ host: ModelHost, jobs: Int,
    _ progress: AnnotationProgress, cancellation: Cancellation
  ) throws {
    planning = try AnnotationPlanning(catalog, recipe)
    (self.catalog, self.recipe, self.host) = (catalog, recipe, host)
    (self.jobs, self.progress, self.cancellation) = (max(1, jobs), progress, cancellation)
  }

  /// Some clips of a video.
  private struct Work: Sendable {
    var video: AnnotationList.Video
    var clips: Range<Int>
  }

  /// What came of them.
  private enum Result: Sendable {
    case done([AnnotationTask.Said], losses: [Int: String])
    case lost(String)
    case fatal(any Error)
  }

  /// Adds what came of the clips of a list to `summary`, and those to `lost` that could not be shown.
  func run(
    _ list: AnnotationList, _ summary: inout Annotation.Summary, _ lost: inout Set<ContentID>
  ) throws {
    let work = list.videos.flatMap { video in
      stride(from: 0, to: video.clips.count, by: Self.clipsAtATime).map {
        Work(video: video, clips: $0..<min($0 + Self.clipsAtATime, video.clips.count))
      }
    }
    let rows = Set(list.videos.map(\.entry.row))
    let videos = Dictionary(
      uniqueKeysWithValues: try catalog.videos().filter { rows.contains($0.row) }
        .map { ($0.row, $0) })
    try OrderedWork(workers: jobs).run(count: work.count) { number -> Result? in
      if cancellation.isCancelled { return nil }
      return result(of: work[number], videos[work[number].video.entry.row])
    } consume: { number, result in
      try take(result, of: work[number], &summary, &lost)
    }
    summary.isInterrupted = cancellation.isCancelled
  }

  private func take(
    _ result: Result, of work: Work, _ summary: inout Annotation.Summary,
    _ lost: inout Set<ContentID>
  ) throws {
    let clips = work.video.clips[work.clips]
    var losses: [Int: String] = [:]
    switch result {
    case .fatal(let error): throw error
    case .lost(let reason): for clip in clips { losses[clip.number] = reason }
    case .done(let said, let others):
      losses = others
      let cuts = Dictionary(clips.map { ($0.number, $0.cut) }) { first, _ in first }
      try catalog.write(said, of: cuts, in: work.video.entry.row, recipe.models)
    }
    for clip in clips {
      guard let loss = losses[clip.number] else { continue }
      if let id = clip.cut.id { lost.insert(id) }
      summary.failures.append(
        "\(FilePath.joined(work.video.entry.root, work.video.entry.name)) clip \(clip.number): \(loss)"
      )
    }
    summary.clips += clips.count - losses.count
    progress.finish(clips: clips.count, failed: losses.count)
  }

  /// nil where the wish to stop came first.
  private func result(of work: Work, _ video: CatalogVideo?) -> Result? {
    do {
      let clips = work.video.clips[work.clips]
      guard let video, let id = video.id, let planned = try planning.task(clips, of: video) else {
        return .lost("what the catalog holds of its frames cannot be read")
      }
      var task = planned
      switch ExportSource(places: video.places, id: id).find(isCancelled: isCancelled) {
      case .found(let file), .recognized(let file): task.video.source = file
      case .lost(let reason): return .lost(reason)
      case .cancelled: return nil
      }
      switch try host.outcome(of: task, cancellation) {
      case .done(let said, let losses): return .done(said, losses: losses)
      case .failed(let reason): return .lost(reason)
      case .refused(let model, let reason):
        return .fatal(Annotation.refusal(of: recipe.models[model], reason))
      case .cancelled: return nil
      }
    } catch {
      return .fatal(error)
    }
  }

  private var isCancelled: () -> Bool { { cancellation.isCancelled } }
}
