import ArgumentParser
import Winnow
import WinnowCore

/// One file to look at, and the form in which to show what is found.
struct FileOptions: ParsableArguments {
  @Argument(help: "A video file.", completion: .file()) var file: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var recipe: RecipeOption

  func show(_ answer: some Encodable & CustomStringConvertible) throws {
    try Terminal.show(answer, json: json)
  }
}
