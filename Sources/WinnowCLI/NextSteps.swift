import Winnow

/// What to try after a run, as commands to copy.
struct NextSteps {
  /// As the user named them.
  var output: String
  var recipe: String
  var hasKept: Bool

  var commands: [String] {
    let (output, recipe) = (output.quotedForShell, recipe.quotedForShell)
    guard hasKept else {
      return [
        "winnow recipe diff \(recipe) measure-only \(output)", "winnow suggest \(output)",
      ]
    }
    return [
      "winnow suggest \(output) --recipe \(recipe) > mine.yaml",
      "winnow recipe diff \(recipe) mine.yaml \(output)",
    ]
  }

  /// Lines for a terminal.
  var text: String {
    let reason =
      hasKept ? "other thresholds, without decoding again:" : "nothing was kept; to see why:"
    return (["next: \(reason)"] + commands.map { "  \($0)" }).joined(separator: "\n")
  }
}

extension String {
  /// As one word of a POSIX shell.
  var quotedForShell: String {
    let isPlain =
      !isEmpty
      && unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || "0123456789_./+,:@%-".unicodeScalars.contains($0))
      }
    // What begins with a dash would be an option.
    if hasPrefix("-") { return "./\(self)".quotedForShell }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
