import ArgumentParser
import Foundation
import Winnow
import WinnowCore

/// Where results go.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Directory for the catalog and all results.", valueName: "dir"),
    completion: .directory)
  var output: String

  var folder: URL { URL(literalPath: output) }

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output takes the path of a directory") }
  }
}
