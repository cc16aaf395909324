import Foundation
import Winnow

/// What to try after a run, as commands to copy.
struct NextSteps {
  /// As the user named them.
  var output: String
  var recipe: String
  /// How many clips there are, and how many are kept.
  var clips: Int
  var kept: Int

  var commands: [String] {
    let (output, recipe) = (output.quotedForShell, recipe.quotedForShell)
    if clips == 0 { return [] }
    if kept == 0 {
      return [
        "winnow recipe diff \(recipe) measure-only \(output)",
        "winnow suggest \(output) --recipe \(recipe)",
      ]
    }
    let file = Self.freeName()
    return [
      "winnow suggest \(output) --recipe \(recipe) > \(file)",
      "winnow recipe diff \(recipe) \(file) \(output)",
    ]
  }

  /// Lines for a terminal.
  var text: String {
    let reason =
      if clips == 0 {
        "there are no clips; \(output)/videos.jsonl says why of every file"
      } else if kept == 0 {
        "nothing was kept; to see why:"
      } else {
        "other thresholds, without decoding again:"
      }
    return (["next: \(reason)"] + commands.map { "  \($0)" }).joined(separator: "\n")
  }

  /// A recipe's name that no file has here: what is copied to a shell must not overwrite anything.
  static func freeName(
    isTaken: (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
  ) -> String {
    let names = ["mine.yaml"] + (2...1000).map { "mine-\($0).yaml" }
    return names.first { !isTaken($0) } ?? "recipe.yaml"
  }
}

extension String {
  /// As one word of a POSIX shell.
  var quotedForShell: String {
    // What begins with a dash would be an option.
    if hasPrefix("-") { return "./\(self)".quotedForShell }
    let plain = "0123456789_./+,:@%-".unicodeScalars
    let isPlain = unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || plain.contains($0))
    }
    return isPlain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
