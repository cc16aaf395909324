import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct JoinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Takes what others say of clips into a catalog: models' scores, captions.",
    discussion: """
      FILE is a table with a header (CSV), or has an object of JSON a line; - reads it from standard input. One \
      column, 'id', names the clip, as manifests do. Of the others numbers become scores, which gates ask for as \
      'outside.NAME: [lowest, highest]', and texts become fields of manifests and exports. Columns that manifests \
      have are passed over, so that a manifest can be given back with columns added.

      Ids that no clip has and values that contradict each other are counted and named; of two values for the same \
      the first stays. What a catalog has already is replaced.

      A score or text that was a mistake goes by --drop.

      With --carry a clip that was cut anew takes over what was said of an earlier one of nearly the same span.

      Examples:
        winnow join out aesthetics.csv
        winnow frames out | python3 score.py | winnow join out -
        winnow join out --carry 0.9
      """)

  @Argument(
    help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
  var directory: String
  @Argument(
    help: ArgumentHelp("A table or lines of JSON; - for standard input.", valueName: "file|-"),
    completion: .file())
  var file: String?
  @Option(help: ArgumentHelp("The column that holds the ids of clips.", valueName: "column"))
  var on = "id"
  @Option(
    help: ArgumentHelp(
      "A column that holds texts, even where all look like numbers; may be given several times.",
      valueName: "column"))
  var text: [String] = []
  @Option(
    help: ArgumentHelp(
      "Clips without an answer take that of an earlier clip of their video with at least this intersection over "
        + "union, 0 to 1.", valueName: "overlap"))
  var carry: Double?
  @Option(
    help: ArgumentHelp(
      "Forget a score or text and all that was said of it, before anything is joined; may be given several times.",
      valueName: "name"))
  var drop: [String] = []
  @OptionGroup var parent: ParentOption
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    if file == nil, carry == nil, drop.isEmpty {
      throw ValidationError("name a file, - for standard input, or --carry or --drop")
    }
    for name in drop where OutsideName(name) == nil {
      throw ValidationError("--drop takes the name of a score or text; '\(name)' is none")
    }
    if let carry, !(carry > 0 && carry <= 1) {
      throw ValidationError("--carry takes a number above 0, at most 1")
    }
  }

  func run() throws {
    var join = Join()
    (join.key, join.texts, join.carry) = (on, Set(text), carry)
    join.drops = drop.compactMap { OutsideName($0) }
    let summary = try Interrupts.answered(parent.watch(readsInput: file == "-")) { [join] _ in
      let catalog = try Catalog(
        folder: URL(literalPath: directory), create: false, toolbox: .ofCommand)
      return try join.run(file, into: catalog) {
        Terminal.say("waiting for another winnow at work in \(directory.printable)")
      }
    }
    try Terminal.show(summary, json: json)
    if summary.isNews {
      Terminal.say("next: \(NextSteps.program) select \(directory.quotedForShell)")
    }
    if summary.hasLosses { throw ExitStatus.someFailed }
  }
}
