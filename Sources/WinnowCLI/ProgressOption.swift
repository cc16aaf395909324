import ArgumentParser
import Winnow

/// For whom progress is told on standard error.
struct ProgressOption: ParsableArguments {
  /// How progress is told.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case line, jsonl
  }

  @Option(
    name: .customLong("progress"),
    help: ArgumentHelp(
      "How progress is told: line, for people, or jsonl, a line of JSON a second on standard error.",
      valueName: "form"))
  var form = Form.line
}
