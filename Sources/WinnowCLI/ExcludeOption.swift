import ArgumentParser
import Foundation
import Winnow
import WinnowCore

/// What no kept clip may show.
struct ExcludeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reject clips that show footage of another catalog, a test set's say; may be given several "
        + "times.", valueName: "catalog"),
    completion: .file())
  var exclude: [String] = []

  /// The paths of catalogs that can be read.
  func load() throws -> [URL] {
    try exclude.map { path in
      try Catalog.reading(URL(literalPath: path)) { _ in URL(literalPath: path) }
    }
  }

  func validate() throws {
    if exclude.contains("") { throw ValidationError("--exclude takes the path of a catalog") }
  }
}
