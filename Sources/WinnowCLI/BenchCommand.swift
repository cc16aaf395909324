import ArgumentParser
import Foundation
import Winnow

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures decoding alone against a scan: processor seconds on one thread.",
    discussion: "Example: winnow bench clip.mp4 --rounds 5 --json")

  @OptionGroup var input: InputArguments
  @Flag(help: "Print JSON, a line a video.") var json = false
  @Flag(help: "Only decode, without measuring anything; for timing from outside.")
  var decodeOnly = false
  @Option(help: "How often each video is decoded and scanned.") var rounds = 3
  @OptionGroup var recipe: RecipeOption

  func run() throws {
    let recipe = try recipe.load()
    for source in try InputWalker.sources(in: input.inputs) {
      if decodeOnly {
        try Bench.decode(source.absolutePath)
      } else {
        let bench = try Bench(of: source.absolutePath, recipe: recipe, rounds: rounds)
        print(json ? try JSONLine.text(bench) : bench.description)
      }
    }
  }
}
