import ArgumentParser
import Foundation
import Winnow

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows what footage two videos share.",
    discussion: """
      Prints a line for each shared stretch: its start and end in A and in B, how many times faster \
      B runs, how much alike the pictures are (1: the same), how sure that is, and whether one shows \
      the other mirrored.

      Example: winnow compare a.mp4 b.mp4 --strip both.png
      """)

  @Argument(help: "A video file.", completion: .file()) var a: String
  @Argument(help: "Another.", completion: .file()) var b: String
  @Flag(help: "Print JSON.") var json = false
  @Option(
    help: ArgumentHelp(
      "Also write a PNG of frames of A above those of B that show the same.", valueName: "file"),
    completion: .file())
  var strip: String?
  @OptionGroup var recipe: RecipeOption

  func run() throws {
    let comparison = try Comparison(a, b, recipe: recipe.load())
    // First, since who reads what is printed may go away.
    if let strip, !comparison.matches.isEmpty {
      try ComparisonStrip(comparison).write(to: URL(literalPath: strip))
    }
    try Terminal.show(comparison, json: json)
  }
}
