import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct PartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "part",
    abstract: "Takes a part out of a catalog, to export its clips on another machine.",
    discussion: """
      Writes a small catalog with what an export of the Kth of N parts of the kept clips reads: where \
      their videos lie, the times of their frames, verdicts and scores. 'winnow export' of it \
      writes what 'winnow export --part K/N' of the whole writes; its --root says where videos lie \
      there. Nothing in the whole is changed.

      With --where asked it has the clips that 'winnow frames' of the whole would ask about, as if they were kept: for \
      models on other machines.

      Examples:
        winnow part out 3/8 -o part-3.sqlite
        winnow export part-3.sqlite --to shards --format webdataset
        winnow part out 3/8 --where asked -o part-3.sqlite
      """)

  @Argument(
    help: ArgumentHelp(
      "A directory written by scan and select, or the file of a catalog.", valueName: "dir|catalog"),
    completion: .file())
  var catalog: String
  @Argument(help: ArgumentHelp("Which of how many parts, such as 3/8.", valueName: "k/n"))
  var part: String
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The file to write; one that is there is only replaced by another part.", valueName: "file"),
    completion: .file())
  var output: String
  @Option(
    help: ArgumentHelp(
      "A recipe file or a preset's name that says how to export; the selection's unless given.",
      valueName: "file|preset"), completion: .recipe)
  var recipe: String?
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Of which clips: those that are kept, or those that others are asked about.",
      valueName: "clips"))
  var clips = Clips.kept
  @OptionGroup var lacking: LackingOption
  @OptionGroup var parent: ParentOption

  enum Clips: String, ExpressibleByArgument, CaseIterable {
    case kept, asked
  }

  static func complaint(_ subject: String, _ text: String) -> String {
    "\(subject) takes K/N, the Kth of N parts, N at most \(ExportPart.most); '\(text)' is none"
  }

  func validate() throws {
    if ExportPart(part) == nil { throw ValidationError(Self.complaint("part", part)) }
    if !lacking.names.isEmpty, clips != .asked {
      throw ValidationError("--lacking is of clips that are asked about: --where asked")
    }
    if output.isEmpty { throw ValidationError("--output takes the path of a file") }
  }

  func run() throws {
    guard let part = ExportPart(part) else { return }
    let summary = try Interrupts.answered(parent.watch()) { _ in
      try Catalog.reading(URL(literalPath: catalog), toolbox: .ofCommand) { catalog in
        let recipe =
          try recipe.map { try Recipe.named($0, catalog.instruments()) } ?? catalog.recipeOfExport()
          ?? Recipe()
        var division = CatalogDivision(part, recipe: recipe)
        if self.clips == .asked {
          division.asked = try AskedClips(catalog, lacking: lacking.outside)
        }
        return try division.write(catalog, to: URL(literalPath: output))
      }
    }
    let (videos, clips) = (summary.videos, summary.clips)
    Terminal.say(
      "part \(part): \(clips) clip\(clips == 1 ? "" : "s") of \(videos) "
        + "video\(videos == 1 ? "" : "s"), \(summary.bytes) bytes")
    let next =
      self.clips == .kept
      ? "export \(output.quotedForShell) --to DIR" : "frames \(output.quotedForShell) | MODEL"
    Terminal.say("next: \(NextSteps.program) \(next)")
  }
}
