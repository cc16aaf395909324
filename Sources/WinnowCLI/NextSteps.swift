import Foundation
import Winnow
import WinnowCore

/// What to do after a run: where to look, what decided, and how to decide otherwise.
struct NextSteps {
  /// As the user named them.
  var output: String
  var recipe: String
  /// How many clips there are, and how many are kept.
  var clips: Int
  var kept: Int
  /// Whether there is a report.
  var hasReport = true
  /// The word that starts this program.
  var program = "winnow"

  /// The word that starts this program from here.
  static var program: String {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return startingWord(path: Bundle.main.executablePath, searched: folders.map(String.init))
  }

  /// A command to copy and what it is for.
  typealias Step = (purpose: String, command: String)

  var steps: [Step] {
    let (output, recipe) = (output.quotedForShell, recipe.quotedForShell)
    let shown: Step = ("what decided:", "\(program) recipe show \(recipe)")
    if clips == 0 { return [] }
    if kept == 0 {
      return [
        shown,
        (
          "what no gate at all would keep:",
          "\(program) recipe diff \(recipe) measure-only \(output)"
        ),
        ("bounds by the clips' own values:", "\(program) suggest \(output) --recipe \(recipe)"),
      ]
    }
    let file = Self.freeName()
    return [
      shown,
      (
        "bounds by the clips' own values:",
        "\(program) suggest \(output) --recipe \(recipe) > \(file)"
      ),
      ("decide by them, decoding nothing:", "\(program) select \(output) --recipe \(file)"),
    ]
  }

  /// The last lines of a run.
  var text: String {
    let file = hasReport ? Report.fileName : "manifest.jsonl"
    let look =
      clips == 0
      ? "there are no clips; \(output.printable)/videos.jsonl says why of every file"
      : "look at \(output.printable)/\(file)" + (kept == 0 ? "; nothing was kept" : "")
    let steps = steps
    let width = steps.map(\.purpose.count).max() ?? 0
    let lines = steps.map { step in
      "  \(step.purpose.padding(to: width))  \(step.command)"
    }
    return (["next: \(look)"] + lines).joined(separator: "\n")
  }

  /// The word that starts this program from here: its name where the shell finds it, else its path.
  static func startingWord(path: String?, searched folders: [String]) -> String {
    guard let path else { return "winnow" }
    let name = URL(filePath: path).lastPathComponent
    let found = folders.lazy.map { URL(filePath: $0).appending(path: name).path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    if found.map(Self.real) == real(path) { return name }
    let here = FileManager.default.currentDirectoryPath + "/"
    guard path.hasPrefix(here) else { return path.quotedForShell }
    let below = String(path.dropFirst(here.count))
    return (below.contains("/") ? below : "./\(below)").quotedForShell
  }

  private static func real(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
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
  /// As one word of a POSIX shell, on one line.
  var quotedForShell: String {
    // What begins with a dash would be an option.
    if utf8.first == UInt8(ascii: "-") { return "./\(self)".quotedForShell }
    if self != printable {
      // No quotation of POSIX shows such characters. Newlines at the very end are lost.
      return "\"$(printf '\(unicodeScalars.map(Self.escapedForPrintf).joined())')\""
    }
    let plain = "0123456789_./+,:@%-".unicodeScalars
    let isPlain = unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || plain.contains($0))
    }
    return isPlain && !isEmpty ? self : "'\(replacingEach("'", with: "'\\''"))'"
  }

  private static func escapedForPrintf(_ scalar: Unicode.Scalar) -> String {
    let text = String(scalar)
    if text == "%" { return "%%" }
    let isPlain = text == text.printable && text != "'" && text != "\\"
    return isPlain ? text : text.utf8.map { String(format: "\\%03o", $0) }.joined()
  }
}
