import WinnowCore
import WinnowMedia

/// Says which frames of clips models are shown.
struct AnnotationPlanning: Sendable {
  private let catalog: Catalog
  private let recipe: Recipe
  private let demands: [ModelDemand]
  /// One a model; nil for one that listens.
  private let samplers: [(any FrameSampler)?]

  /// - Throws: `WinnowError` where a model cannot be, or chooses frames by no sampler.
  init(_ catalog: Catalog, _ recipe: Recipe) throws {
    (self.catalog, self.recipe) = (catalog, recipe)
    let instruments = catalog.toolbox.instruments
    demands = try recipe.models.map { entry in
      do throws(ModelError) {
        return try entry.model(instruments).demand
      } catch {
        throw Annotation.refusal(of: entry, error.description)
      }
    }
    samplers = try demands.map { demand in
      guard case .frames(let sampler, _, _, _) = demand else { return nil }
      return try instruments.checkedSampler(sampler)
    }
  }

  /// What is to be done with some clips of a video.
  ///
  /// - Returns: nil where the catalog does not tell of its frames.
  /// - Throws: `WinnowError` where it cannot be read, or a sampler names frames that are not there.
  func task(
    _ clips: ArraySlice<AnnotationList.Clip>, of video: CatalogVideo
  ) throws -> AnnotationTask? {
    guard let facts = video.facts, let measured = try catalog.frames(of: video) else { return nil }
    let all = 0..<measured.times.count
    guard clips.allSatisfy({ $0.cut.frames.clamped(to: all) == $0.cut.frames }) else { return nil }
    let source = ExportVideo(
      source: video.source, facts: facts, isDamaged: video.error != nil, times: measured.times,
      limits: recipe.limits.decoding)
    return AnnotationTask(
      video: source,
      clips: try clips.map { clip in
        let time = clip.cut.time
        return AnnotationTask.Clip(
          key: ClipKey(video: video.row, clip: clip.number),
          seconds: MediaTime.seconds(time.upperBound - time.lowerBound, facts.timeBase),
          time: time, crop: clip.cut.crop,
          shown: try clip.models.map { model in
            AnnotationTask.Shown(
              model: model,
              frames: try samplers[model]?.chosen(
                in: clip.cut.frames, of: measured, in: video.file) ?? [])
          })
      }, models: recipe.models, gates: recipe.gates.filter(\.isBounded), limits: recipe.limits)
  }
}
