import Foundation
import WinnowCore
import WinnowMedia

/// Judges every clip of a catalog by a recipe and by catalogs of what it must not show: a pure
/// function of these.
public struct Selection: Sendable {
  /// Says how videos are cut, and what is kept.
  public var recipe: Recipe
  /// Catalogs of footage that must not be kept, of test sets say, or the folders that hold them: a
  /// clip that shows some of it is rejected. They are only read, and take no part in the groups of
  /// copies.
  package var excluded: [URL]

  /// A selection by a recipe, without what shows the footage of other catalogs.
  public init(recipe: Recipe, excluding excluded: [URL] = []) {
    self.recipe = recipe
    self.excluded = excluded
  }

  /// Replaces the catalog's clips and verdicts and writes manifest.jsonl.
  ///
  /// - Throws: `WinnowError` where a gate is none that a recipe could say, or of a score that the catalog does not
  ///   know; where the catalog or the manifest cannot be read or written, where
  ///   what is to be excluded cannot be compared with it, or where another winnow is at work in the
  ///   catalog's folder or writes into that of an excluded one.
  public func run(on catalog: Catalog) throws -> Funnel {
    try catalog.during(.writing) {
      try recipe.checkGates(for: catalog)
      return try catalog.running("select") {
        (
          try Self.reading(excluded[...], []) { try runAlone(on: catalog, excluding: $0) },
          RunEnding()
        )
      }
    }
  }

  private static func reading<R>(
    _ paths: ArraySlice<URL>, _ catalogs: [Catalog], _ body: ([Catalog]) throws -> R
  ) throws -> R {
    guard let path = paths.first else { return try body(catalogs) }
    return try Catalog.reading(path) { try reading(paths.dropFirst(), catalogs + [$0], body) }
  }

  private func runAlone(on catalog: Catalog, excluding excluded: [Catalog]) throws -> Funnel {
    let recipe = recipe.namingModels(catalog.toolbox.instruments)
    let references = try Self.references(excluded, for: catalog)
    try catalog.refusePart("select in")
    try catalog.checkOutside(recipe.gates)
    let presence = try catalog.refreshPresence()
    try VideoList.update(catalog)
    let isCompared = Judgement.compares(recipe, excluding: references)
    let questioning = try Questioning(catalog, recipe, readsAll: !isCompared)
    var funnel =
      isCompared
      ? try compared(recipe, questioning, in: catalog, excluding: references)
      : try UncomparedSelection(catalog, recipe, questioning).run()
    try catalog.noteSelection(recipe)
    funnel.presence = presence
    return funnel
  }

  /// Writes the verdicts where clips are compared with one another or with others.
  private func compared(
    _ recipe: Recipe, _ questioning: Questioning, in catalog: Catalog,
    excluding references: ReferenceShots
  ) throws -> Funnel {
    let judgement = try Judgement(
      by: recipe, questioning, excluding: references, keeps: true)
    if let known = judgement.known {
      try catalog.write(known, by: recipe.copies.strictness)
    }
    let writing = try VerdictWriting(
      catalog, recipe, judgement.entries, questioning.columns, questioning.models,
      hasCopies: judgement.funnel.groups > 0)
    try writing.during { take in
      try judgement.run(work: writing.lines) { _, lines in try take(lines) }
    }
    return judgement.funnel
  }

  /// Judges every clip without storing anything, and hands what came of it to `body`.
  ///
  /// - Parameters:
  ///   - known: copies that need not be looked for; nil for those that the catalog knows.
  ///   - assumesAnswers: whether gates pass that ask for what nobody has said yet.
  ///   - forgetsModels: whether it is as if no model had said anything yet.
  func judging<Result>(
    _ catalog: Catalog, known: KnownCopies? = nil, assumesAnswers: Bool = false,
    forgetsModels: Bool = false, _ body: (Judgement) throws -> Result
  ) throws -> Result {
    try catalog.refusePart("judge the clips of")
    try recipe.checkGates(for: catalog)
    try catalog.checkOutside(recipe.gates)
    return try FolderLock.during(.reading, catalog.folder) {
      try Self.reading(excluded[...], []) { excluded in
        let judgement = try Judgement(
          by: recipe,
          Questioning(
            catalog, recipe.namingModels(catalog.toolbox.instruments),
            assumesAnswers: assumesAnswers, forgetsModels: forgetsModels),
          excluding: Self.references(excluded, for: catalog), known: known)
        return try body(judgement)
      }
    }
  }

  private static func references(_ excluded: [Catalog], for catalog: Catalog) throws
    -> ReferenceShots
  {
    let references = try ReferenceShots(excluded)
    try checkComparable(catalog, with: excluded)
    return references
  }

  /// - Throws: `WinnowError` where there are clips that nothing can be compared with.
  private static func checkComparable(_ catalog: Catalog, with excluded: [Catalog]) throws {
    if excluded.isEmpty { return }
    guard !excluded.contains(where: catalog.isSame) else {
      let reason = "a catalog cannot be excluded from itself"
      throw WinnowError("compare", catalog.file.path, reason: reason)
    }
    for video in try catalog.videos() where video.isMeasured {
      try video.checkComparable(in: catalog)
    }
  }
}
