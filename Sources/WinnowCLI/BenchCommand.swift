import ArgumentParser
import Foundation
import Winnow

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures a scan against decoding alone, and where its processor time goes.",
    discussion: "Example: winnow bench clip.mp4 --rounds 5 --json")

  @OptionGroup var input: InputArguments
  @Flag(help: "Print JSON, a line a video.") var json = false
  @Flag(help: "Only decode, without measuring anything; for timing from outside.")
  var decodeOnly = false
  @Option(help: "How often each video is decoded and scanned.") var rounds = 3
  @OptionGroup var recipe: RecipeOption

  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "winnow-bench-\(UUID().uuidString)")
    let cleanup = { @Sendable () -> Void in try? FileManager.default.removeItem(at: folder) }
    try Interrupts.answered(cleanup: cleanup) { interrupts in
      for source in try InputWalker.sources(in: input.inputs) {
        defer { cleanup() }
        if decodeOnly {
          try Bench.decode(source.absolutePath)
        } else {
          let bench = try Bench(
            of: source, recipe: recipe.load(), rounds: rounds, folder: folder)
          try Terminal.show(bench, json: json)
        }
        try interrupts.check()
      }
    }
  }
}
