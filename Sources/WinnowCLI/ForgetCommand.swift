import ArgumentParser
import Foundation
import Winnow

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract:
      "Drops files from a catalog, and what was measured of videos that no other file holds.",
    discussion: """
      A pattern is compared with the path of a file below its input, or with its whole path where it \
      begins with a slash; * stands for any characters. Nothing but the catalog is changed. A file that \
      is still there is measured anew by the next scan of it.

      Examples:
        winnow forget out --gone
        winnow forget out 'rejects/*' '*.avi'
      """)

  @Argument(
    help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
  var directory: String
  @Argument(help: ArgumentHelp("Which files.", valueName: "pattern"))
  var patterns: [String] = []
  @Flag(help: "Files that are not there any more.")
  var gone = false
  @OptionGroup var roots: RootOption
  @OptionGroup var parent: ParentOption

  func validate() throws {
    if patterns.isEmpty, !gone { throw ValidationError("name patterns of files, or --gone") }
  }

  func run() throws {
    let forgotten = try Interrupts.answered(parent.watch()) { _ in
      let catalog = try Catalog(
        folder: URL(literalPath: directory), create: false, moves: roots.moves)
      return try catalog.forget { name, source, isGone in
        gone && isGone || patterns.contains { Self.matches($0, name, source) }
      }
    }
    let (files, videos) = (forgotten.files, forgotten.videos)
    Terminal.say(
      "forgot \(files) file\(files == 1 ? "" : "s") and what was measured of \(videos) "
        + "video\(videos == 1 ? "" : "s")")
    if files > 0 {
      Terminal.say("next: \(NextSteps.program) select \(directory.quotedForShell)")
    } else if !patterns.isEmpty {
      Terminal.say("no path below an input is like that; 'dir/*' is all that lies in dir")
    }
  }

  private static func matches(_ pattern: String, _ name: String, _ source: String) -> Bool {
    fnmatch(pattern, pattern.utf8.first == 0x2F ? source : name, 0) == 0
  }
}
