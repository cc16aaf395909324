import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes one HTML file that shows what a selection did and what other gates would do.",
    discussion: """
      Writes DIR/report.html: the funnel, a histogram of each metric whose thresholds can be \
      dragged, clips with pictures, groups of copies, failures and speed. It needs no network \
      and hands back the recipe with the gates as they are set. Nothing is decoded.

      Example: winnow report out
      """)

  @Argument(
    help: ArgumentHelp(
      "A directory written by scan and select, or the file of a catalog.",
      valueName: "dir|catalog"))
  var directory: String
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write; DIR/report.html unless given.", valueName: "file"))
  var output: String?
  @Option(
    help: ArgumentHelp(
      "A recipe file or a preset's name to show the gates of; the selection's unless given.",
      valueName: "file|preset"))
  var recipe: String?

  @Option(
    help: ArgumentHelp(
      "Clips that the page shows; of more it shows a sample, taken at random. "
        + "\(Report.mostClips) unless given.", valueName: "number"))
  var clips: Int?
  @OptionGroup var parent: ParentOption

  func validate() throws {
    if output == "" { throw ValidationError("--output takes the path of a file") }
    if let clips, clips < 1 { throw ValidationError("--clips takes a number from 1 on") }
  }

  func run() throws {
    try Interrupts.answered(parent.watch()) { _ in
      try Catalog.using(URL(literalPath: directory), toolbox: .ofCommand) { catalog in
        let recipe = try recipe.map { try Recipe.named($0, catalog.instruments()) }
        let report = Report(recipe: recipe, mostClips: clips ?? Report.mostClips)
        try report.write(catalog, to: output.map { URL(literalPath: $0) })
      }
    }
  }
}
