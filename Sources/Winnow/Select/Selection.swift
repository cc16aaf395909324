import Foundation
import WinnowCore
import WinnowMedia

/// Judges every clip of a catalog by a recipe: a pure function of the two.
public struct Selection: Sendable {
  public var recipe: Recipe

  public init(recipe: Recipe) {
    self.recipe = recipe
  }

  /// Replaces the catalog's clips and verdicts and writes manifest.jsonl.
  ///
  /// - Throws: `WinnowError` where the catalog or the manifest cannot be read or written, or
  ///   another winnow is at work in the catalog's folder.
  public func run(on catalog: Catalog) throws -> Funnel {
    try FolderLock.during(.writing, catalog.folder) { try runAlone(on: catalog) }
  }

  private func runAlone(on catalog: Catalog) throws -> Funnel {
    var funnel = Funnel()
    let candidates = try measureClips(catalog, &funnel)
    let matches = try CopySearch(recipe.duplicates).matches(among: candidates.videos)
    let maker = VerdictMaker(candidates.clips, matches: matches, keep: recipe.duplicates.keep)
    let verdicts = maker.verdicts
    try catalog.writeVerdicts(verdicts)
    try Manifest.write(catalog, to: catalog.folder)
    for (verdict, clip) in zip(verdicts, candidates.clips) {
      funnel.count(verdict, seconds: clip.quality.seconds)
    }
    return funnel
  }

  private func measureClips(_ catalog: Catalog, _ funnel: inout Funnel) throws -> Candidates {
    var candidates = Candidates()
    let keys = MeasurementKeys(recipe.measurement)
    try catalog.clearClips()
    for video in try catalog.videos() {
      funnel.count(video, isCurrent: keys.accept(video))
      guard video.outcome == .scanned else { continue }
      let facts = try video.knownFacts()
      guard let measured = try catalog.measurements(of: video) else { continue }
      let clips = JudgedClip.clips(of: facts, measured, recipe: recipe)
      funnel.count(shots: measured.shots, clips: clips, times: measured.times)
      try catalog.writeClips(clips, of: video, times: measured.times)
      candidates.append(clips, of: video, in: catalog)
    }
    return candidates
  }
}
