import ArgumentParser
import Winnow
import WinnowCore

/// Videos and directories of videos.
struct InputArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Video files and directories; directories are searched to the bottom, except for names "
        + "beginning with a dot.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  func validate() throws {
    if inputs.contains("") { throw ValidationError("an input is empty; it takes a path") }
  }
}
