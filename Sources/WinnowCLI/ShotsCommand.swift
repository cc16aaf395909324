import ArgumentParser
import Foundation
import Winnow

struct ShotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shots",
    abstract: "Lists the shots of a video.",
    discussion: "Example: winnow shots clip.mp4 --json")

  @OptionGroup var options: FileOptions

  func run() throws {
    try options.show(ShotListing(of: options.file, recipe: options.recipe.load()))
  }
}
