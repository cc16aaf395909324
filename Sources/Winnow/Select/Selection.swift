import Foundation
import WinnowCore
import WinnowMedia

/// Judges every clip of a catalog by a recipe and by catalogs of what it must not show: a pure
/// function of these.
public struct Selection: Sendable {
  public var recipe: Recipe
  /// Catalogs of footage that must not be kept, of test sets say, or the folders that hold them: a
  /// clip that shows some of it is rejected. They are only read, and take no part in the groups of
  /// copies.
  public var excluded: [URL]

  public init(recipe: Recipe, excluding excluded: [URL] = []) {
    self.recipe = recipe
    self.excluded = excluded
  }

  /// Replaces the catalog's clips and verdicts and writes manifest.jsonl.
  ///
  /// - Throws: `WinnowError` where the catalog or the manifest cannot be read or written, where
  ///   what is to be excluded cannot be compared with it, or where another winnow is at work in the
  ///   catalog's folder or writes into that of an excluded one.
  public func run(on catalog: Catalog) throws -> Funnel {
    try FolderLock.during(.writing, catalog.folder) {
      try Self.reading(excluded[...], []) { try runAlone(on: catalog, excluding: $0) }
    }
  }

  private static func reading<R>(
    _ paths: ArraySlice<URL>, _ catalogs: [Catalog], _ body: ([Catalog]) throws -> R
  ) throws -> R {
    guard let path = paths.first else { return try body(catalogs) }
    return try Catalog.reading(path) { try reading(paths.dropFirst(), catalogs + [$0], body) }
  }

  private func runAlone(on catalog: Catalog, excluding excluded: [Catalog]) throws -> Funnel {
    var funnel = Funnel()
    let references = try ReferenceShots(excluded)
    try Self.checkComparable(catalog, with: excluded)
    var candidates = try measureClips(catalog, &funnel)
    let distinct = DistinctClips(candidates.videos)
    let criteria = recipe.duplicates.strictness
    let matching = ClipMatching(recipe.duplicates, known: try catalog.knownCopies(by: criteria))
    let found = try matching.findings(
      among: distinct, seconds: candidates.clips.map(\.quality.seconds), and: references.videos)
    candidates.reject(references.reasons(found.references))
    let maker = VerdictMaker(
      candidates.clips, originals: distinct.originals, matches: found.copies,
      keep: recipe.duplicates.keep)
    let verdicts = maker.verdicts
    if let known = found.known { try catalog.write(known, by: criteria) }
    try catalog.writeVerdicts(verdicts, recipe: RecipeYAML.text(recipe))
    try Manifest(catalog, buckets: recipe.buckets).write(JSONLinesManifest.self, to: catalog.folder)
    for (verdict, clip) in zip(verdicts, candidates.clips) {
      funnel.count(verdict, seconds: clip.quality.seconds)
    }
    return funnel
  }

  /// - Throws: `WinnowError` where there are clips that nothing can be compared with.
  private static func checkComparable(_ catalog: Catalog, with excluded: [Catalog]) throws {
    if excluded.isEmpty { return }
    guard !excluded.contains(where: catalog.isSame) else {
      let reason = "a catalog cannot be excluded from itself"
      throw WinnowError("compare", catalog.file.path, reason: reason)
    }
    let videos = try catalog.videos()
    let names = VideoNames(videos.map(\.source))
    for video in videos where video.isMeasured {
      try video.checkComparable(in: catalog, name: names.name(of: video.source))
    }
  }

  private func measureClips(_ catalog: Catalog, _ funnel: inout Funnel) throws -> Candidates {
    var candidates = Candidates()
    let keys = MeasurementKeys(recipe.measurement)
    try catalog.clearClips()
    for video in try catalog.videos() {
      funnel.count(video, isCurrent: keys.accept(video))
      guard video.isMeasured else { continue }
      let facts = try video.knownFacts()
      guard let measured = try catalog.measurements(of: video) else { continue }
      let clips = JudgedClip.clips(of: facts, measured, recipe: recipe)
      funnel.count(shots: measured.shots, clips: clips.count, times: measured.times)
      try catalog.writeClips(clips, of: video, times: measured.times)
      candidates.append(clips, of: video, in: catalog)
    }
    return candidates
  }
}
