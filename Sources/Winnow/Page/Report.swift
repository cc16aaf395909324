import Foundation
import WinnowCore

/// One HTML file that shows what a selection did, and what other gates would do: it needs no network
/// and judges clips as `Selection` does.
public struct Report: Sendable {
  package static let fileName = "report.html"
  /// Clips with more than which a page shows a sample of them, unless told otherwise. Of the 5,000 bytes that
  /// each then has the statistics of its scores take 1,940 and what else is known of it 500. That leaves room
  /// for a picture of 1,900 bytes as base64; most have 1,300.
  package static let mostClips = 12_000
  /// Bytes that a page may have, but for what is more than `mostClips`.
  static let mostBytes = 5000 * mostClips

  /// What the page's gates are at first; nil for the recipe of the selection.
  public var recipe: Recipe?
  /// Clips with more than which the page shows a sample of them; at least 1.
  private let mostClips: Int

  /// A report by the gates of a recipe; by those of the selection for nil.
  public init(recipe: Recipe? = nil) {
    self.init(recipe: recipe, mostClips: Self.mostClips)
  }

  package init(recipe: Recipe? = nil, mostClips: Int) {
    (self.recipe, self.mostClips) = (recipe, max(1, mostClips))
  }

  /// Writes the report of `catalog`.
  ///
  /// - Parameters:
  ///   - catalog: one that was selected since its last scan.
  ///   - file: nil for report.html beside the catalog.
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
    let (recipe, selected) = try recipes(of: catalog)
    let data = try ReportData(catalog, recipe: recipe, selected: selected, mostClips: mostClips)
    let text = try PageText.safe(JSONLine.text(data))
    let rest = [Page.beginning, text, Page.end].reduce(data.statisticsOfClips.size) {
      $0 + $1.utf8.count
    }
    let bytes = Self.mostBytes / Self.mostClips * max(Self.mostClips, data.clips.count)
    let pictures = try ReportPictures(catalog, data, room: bytes - rest)
    try AtomicFile.writeLines(to: file) { emit in
      try emit(Page.beginning)
      try emit(Page.block("data", text))
      try data.statisticsOfClips.write(emit)
      try pictures.write(emit)
      try emit(Page.end)
    }
  }

  /// The recipe whose gates are shown, and that of the selection.
  private func recipes(of catalog: Catalog) throws -> (shown: Recipe, selected: Recipe) {
    guard let selected = try catalog.recipeOfSelection() else {
      throw WinnowError.unselected("report", catalog)
    }
    guard let recipe else { return (selected, selected) }
    try recipe.checkGates(for: catalog)
    guard recipe.withoutGates == selected.withoutGates else {
      let reason =
        "its clips were made by a recipe that differs in more than gates and export; "
        + "run 'winnow select' with the recipe first"
      throw WinnowError("report", catalog.folder.path, reason: reason)
    }
    return (recipe, selected)
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
