import ArgumentParser
import Foundation
import Winnow
import WinnowCore
import WinnowMedia

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what a video is and how it scores.",
    discussion: "Example: winnow inspect clip.mp4 --json")

  @Argument(help: "A video file.") var file: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var recipe: RecipeOption

  func run() throws {
    let inspection = try Inspection(of: file, recipe: recipe.load())
    print(json ? try JSONLine.text(inspection) : inspection.description)
    if inspection.outcome == .failed { throw ExitStatus.someFailed }
  }
}
