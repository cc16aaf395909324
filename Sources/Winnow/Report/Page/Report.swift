import Foundation
import WinnowCore

/// One HTML file that shows what a selection did, and what other gates would do: it needs no network
/// and judges clips as `Selection` does.
public struct Report: Sendable {
  public static let fileName = "report.html"
  /// Clips with more than which a page is not fluid any more: it then shows none.
  static let mostClips = 100_000

  /// What the page's gates are at first; nil for the recipe of the selection.
  public var recipe: Recipe?

  public init(recipe: Recipe? = nil) {
    self.recipe = recipe
  }

  /// Writes the report of `catalog`.
  ///
  /// - Parameter file: nil for report.html beside the catalog.
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, or by a recipe
  ///   that differs in more than gates and export from the one given; where the file cannot be
  ///   written or another winnow writes into the catalog's folder.
  public func write(_ catalog: Catalog, to file: URL? = nil) throws {
    let file = file ?? catalog.folder.appending(path: Self.fileName)
    // A catalog that is only ours to read may be at work for its owner.
    guard !catalog.isReadOnly else { return try writeAlone(catalog, to: file) }
    try FolderLock.during(.reading, catalog.folder) { try writeAlone(catalog, to: file) }
  }

  private func writeAlone(_ catalog: Catalog, to file: URL) throws {
    let recipe = try recipe(of: catalog)
    let data = try ReportData(catalog, recipe: recipe)
    let pictures = try ReportPictures(catalog, data)
    try AtomicFile.writeLines(to: file) { emit in
      try emit(Page.beginning)
      try emit(Page.block("data", PageText.safe(JSONLine.text(data))))
      try data.statisticsOfClips.write(emit)
      try pictures.write(emit)
      try emit(Page.end)
    }
  }

  private func recipe(of catalog: Catalog) throws -> Recipe {
    guard let selected = try catalog.recipeOfSelection() else {
      let reason = "not selected since the last scan; run 'winnow select'"
      throw WinnowError("report", catalog.folder.path, reason: reason)
    }
    guard let recipe else { return selected }
    guard recipe.withoutGates == selected.withoutGates else {
      let reason =
        "its clips were made by a recipe that differs in more than gates and export; "
        + "run 'winnow select' with the recipe first"
      throw WinnowError("report", catalog.folder.path, reason: reason)
    }
    return recipe
  }
}

extension Recipe {
  /// What of it decides which clips there are and which of them are copies.
  fileprivate var withoutGates: Recipe {
    let plain = Recipe()
    var rest = self
    (rest.gates, rest.export, rest.limits) = (plain.gates, plain.export, plain.limits)
    rest.manifest = plain.manifest
    return rest
  }
}
