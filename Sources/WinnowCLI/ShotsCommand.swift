import ArgumentParser
import Foundation
import Winnow

struct ShotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shots",
    abstract: "Lists the shots of a video.",
    discussion: "Example: winnow shots clip.mp4 --json")

  @Argument(help: "A video file.") var file: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var recipe: RecipeOption

  func run() throws {
    let list = try ShotListing(of: file, recipe: recipe.load())
    print(json ? try JSONLine.text(list) : list.description)
  }
}
