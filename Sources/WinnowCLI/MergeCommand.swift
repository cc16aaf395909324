import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Makes one catalog of several, as one scan of all their inputs would have.",
    discussion: """
      The same bytes are one video, with the files of all catalogs. Catalogs are only read; that of DIR, \
      where there is one, counts as one more, and changes whole or not at all. Of a path that several know, \
      the file that was changed last counts. Files of surveys that may be the same are read, where they are \
      here. Catalogs that were measured by other settings or versions are \
      refused. With --remeasure they are taken, and the files that a scan by the recipe would measure again \
      are printed, one a line.

      Examples:
        winnow merge part-1 part-2 part-3 -o all && winnow select all
        winnow merge night/*/catalog.sqlite -o all --root /stage=/archive
      """)

  @Argument(
    help: ArgumentHelp(
      "Directories written by scan, or files of catalogs.", valueName: "catalog"),
    completion: .file())
  var catalogs: [String]
  @OptionGroup var output: OutputOption
  @OptionGroup var recipe: RecipeOption
  @OptionGroup var roots: RootOption
  @OptionGroup var jobs: JobsOption
  @Flag(
    help: "Take catalogs that were measured otherwise, and print what a scan would measure again.")
  var remeasure = false
  @OptionGroup var parent: ParentOption

  func validate() throws {
    if catalogs.contains("") { throw ValidationError("a catalog is empty; it takes a path") }
  }

  func run() throws {
    var merge = Merge(recipe: try recipe.load(), moves: roots.moves)
    merge.toolbox = .ofCommand
    merge.takesOthers = remeasure
    (merge.jobs, merge.isolation) = (jobs.jobs, WorkerCommand.isolation)
    try Interrupts.answered(parent.watch()) { _ in try run(merge) }
  }

  private func run(_ merge: Merge) throws {
    let summary = try merge.run(catalogs.map { URL(literalPath: $0) }, into: output.folder)
    Terminal.say("\(summary.line(catalogs: catalogs.count))")
    if let path = summary.firstContested {
      let files = summary.contested == 1 ? "1 file holds" : "\(summary.contested) files hold"
      Terminal.say(
        "\(files) different videos by what catalogs say, such as \(path); what was changed last counts"
      )
    }
    if remeasure {
      Self.list(try merge.staleFiles(in: output.folder))
    }
    Terminal.say("next: \(NextSteps.program) select \(output.output.quotedForShell)")
  }

  /// As `--from` takes them: a path a line, or where one is longer than a line, JSON.
  private static func list(_ files: [String]) {
    let areLines = files.allSatisfy { !$0.utf8.contains(0x0A) }
    for file in files {
      if isatty(STDOUT_FILENO) == 1 {
        Terminal.show("\(file)")
      } else {
        Terminal.data(areLines ? file : (try? JSONLine.text(["path": file])) ?? file.printable)
      }
    }
  }
}

extension Merge.Summary {
  fileprivate func line(catalogs: Int) -> String {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let new = [
      newVideos > 0 ? count(newVideos, "new video") : nil,
      betterVideos > 0 ? "\(count(betterVideos, "video")) measured better" : nil,
      newFiles > 0 ? count(newFiles, "new file") : nil,
      newAnswers > 0 ? "\(count(newAnswers, "answer")) from outside" : nil,
      newAnnotations > 0 ? "\(count(newAnnotations, "answer")) of models" : nil,
    ].compactMap(\.self)
    let news =
      isNews ? new.isEmpty ? "files as they are now" : new.joined(separator: ", ") : "nothing new"
    return "merged \(count(catalogs, "catalog")): \(news); "
      + "\(count(videos, "video")) in \(count(files, "file"))"
  }
}
