import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct ManifestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Writes the manifest of a selection again, with more or fewer statistics.",
    discussion: """
      select writes the mean of each score and what gates look at. Every clip stands in the manifest, \
      whatever its verdict; files that run has written stay named. Nothing is judged or decoded.

      Example: winnow manifest out --scores all -o full.jsonl
      """)

  @Argument(
    help: ArgumentHelp("A directory written by scan and select.", valueName: "dir"),
    completion: .directory)
  var directory: String
  @Option(
    help: ArgumentHelp(
      "Which statistics of scores: \(ManifestSettings.Scores.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "What the recipe of the selection says unless given.", valueName: "statistics"))
  var scores: ManifestSettings.Scores?
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write; DIR/manifest.jsonl unless given.", valueName: "file"))
  var output: String?
  @OptionGroup var parent: ParentOption

  func validate() throws {
    if output == "" { throw ValidationError("--output takes the path of a file") }
  }

  func run() throws {
    try Interrupts.answered(parent.watch()) { _ in
      let catalog = try Catalog(
        folder: URL(literalPath: directory), create: false, toolbox: .ofCommand)
      try ManifestRewriting(scores: scores).write(
        catalog, to: output.map { URL(literalPath: $0) })
    }
  }
}

extension ManifestSettings.Scores: ExpressibleByArgument {}
