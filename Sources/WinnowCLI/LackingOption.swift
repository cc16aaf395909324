import ArgumentParser
import WinnowCore

/// What clips lack that others are asked about.
struct LackingOption: ParsableArguments {
  @Option(
    name: .customLong("lacking"),
    help: ArgumentHelp(
      "Ask about clips that lack this score or text from outside; may be given several times. Left out: the scores "
        + "that gates ask for, and where they ask for none, any.", valueName: "name"))
  var names: [String] = []

  var outside: [OutsideName] { names.compactMap { OutsideName($0) } }

  func validate() throws {
    for name in names where OutsideName(name) == nil {
      throw ValidationError(
        "--lacking takes the name of a score or text from outside; '\(name)' is none")
    }
  }
}
