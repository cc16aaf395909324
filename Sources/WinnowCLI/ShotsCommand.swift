import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct ShotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shots",
    abstract: "Lists the shots of a video.",
    discussion: "Example: winnow shots clip.mp4 --json")

  @OptionGroup var options: FileOptions
  @Option(
    help: ArgumentHelp(
      "The detector in place of the recipe's, such as 'content 27' (see 'winnow list detectors').",
      valueName: "text"),
    completion: .list(Instruments.standard.detectors.map { $0.name }))
  var detector: String?

  func validate() throws {
    guard let detector,
      let complaint = Instruments.standard.complaint(aboutDetector: detector)
    else { return }
    throw ValidationError(complaint)
  }

  func run() throws {
    var recipe = try options.recipe.load()
    if let detector { recipe.shots.detector = detector }
    try options.show(ShotListing(of: options.file, recipe: recipe))
  }
}
