import Foundation
import WinnowCore

/// Writes the manifest of a selection again, with other statistics.
package struct ManifestRewriting: Sendable {
  /// nil for what the recipe of the selection says.
  package var scores: ManifestSettings.Scores?

  package init(scores: ManifestSettings.Scores? = nil) { self.scores = scores }

  /// Writes every clip of `catalog`, with the files that its manifest names.
  ///
  /// - Parameter file: nil for manifest.jsonl beside the catalog.
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, the file cannot be
  ///   written, or another winnow writes into the catalog's folder.
  package func write(_ catalog: Catalog, to file: URL? = nil) throws {
    let own = catalog.folder.appending(path: Manifest.fileName)
    let use: FolderLock.Use = file == nil ? .writing : .reading
    guard !catalog.isReadOnly || file == nil else {
      return try writeAlone(catalog, own, to: file ?? own)
    }
    try FolderLock.during(use, catalog.folder) { try writeAlone(catalog, own, to: file ?? own) }
  }

  private func writeAlone(_ catalog: Catalog, _ own: URL, to file: URL) throws {
    guard let recipe = try catalog.recipeOfSelection() else {
      throw WinnowError.unselected("list the clips of", catalog)
    }
    let files = try ManifestFiles(of: own)
    try Manifest(catalog, recipe: recipe, scores: scores).write(to: file, naming: files)
  }
}
