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

  @OptionGroup var options: FileOptions
  @Flag(help: "Decode keyframes only, for those scores that need no other frames.")
  var keyframes = false

  func run() throws {
    let inspection = try Inspection(
      of: options.file, recipe: options.recipe.load(), keyframesOnly: keyframes)
    try options.show(inspection)
    if inspection.outcome == .failed { throw ExitStatus.someFailed }
  }
}
