import ArgumentParser
import Winnow

/// Which files a command looks at.
struct InputOptions: ParsableArguments, CustomStringConvertible {
  @Argument(
    help: ArgumentHelp(
      "Video files and directories; directories are searched to the bottom, except for names "
        + "beginning with a dot. With --from: the directory that the paths of the list lie below.",
      valueName: "input"),
    completion: .file())
  var inputs: [String] = []
  @Option(
    help: ArgumentHelp(
      "Look at the files of a list, a path or an object of JSON a line; - reads it from standard input.",
      valueName: "file|-"),
    completion: .file())
  var from: String?
  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "Paths of the list are each ended by a NUL, as find -print0 writes them.")
  var isNullSeparated = false
  /// - Parameter shard: the part that is looked at; nil for all.
  func chosen(_ shard: InputShard? = nil) -> Inputs {
    Inputs(
      inputs, list: from.map { FileList($0, isNullSeparated: isNullSeparated) }, shard: shard)
  }

  /// Whether standard input is read.
  var readsInput: Bool { from == "-" }

  /// Where files are looked for.
  var description: String {
    let list = from.map { $0 == "-" ? "the list on standard input" : "the list \($0)" }
    let named = inputs.joined(separator: ", ")
    return list.map { inputs.isEmpty ? $0 : "\($0), below \(named)" } ?? named
  }

  func validate() throws {
    if inputs.contains("") { throw ValidationError("an input is empty; it takes a path") }
    if inputs.isEmpty, from == nil {
      throw ValidationError("name inputs, files or directories, or a list of files by --from")
    }
    if from == "" {
      throw ValidationError("--from takes the path of a list, or - for standard input")
    }
    if isNullSeparated, from == nil { throw ValidationError("-0 is of a list: --from FILE") }
  }
}
