import ArgumentParser
import Winnow
import WinnowCore

/// Where trees of files lie now that lay elsewhere when they were scanned.
struct RootOption: ParsableArguments {
  @Option(
    name: .customLong("root"),
    help: ArgumentHelp(
      "Directory NEW holds now what OLD held when it was scanned; may be given several times.",
      valueName: "old=new"), completion: .directory)
  var roots: [String] = []

  var moves: [RootMove] { roots.compactMap(RootMove.init) }

  func validate() throws {
    for root in roots where RootMove(root) == nil {
      throw ValidationError("--root takes OLD=NEW, two directories; '\(root)' is not of that form")
    }
  }
}
