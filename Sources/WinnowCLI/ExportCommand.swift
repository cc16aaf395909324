import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes kept clips to files, with a manifest.",
    discussion: """
      Decodes only videos with kept clips. Writes TO/manifest.jsonl last; what an earlier export \
      wrote is not written again, wherever the videos lie now. TO is a directory of its own: a new \
      or an empty one, or that of an earlier export of the same format. Prints how many clips are \
      in which bucket of like size, shape and length.

      --part K/N writes the Kth of N parts, each on a machine of its own, into one directory or into \
      several that are laid together. The export without --part then finds all files there, writes \
      what is missing, and the manifest: the same bytes as if it had written everything.

      What is there already is known by its size, and with --verify by the hash that was noted when it \
      was written.

      Examples:
        winnow export out --to training --format clips
        winnow export out --to shards --format webdataset --recipe mine.yaml
        winnow export out --to shards --format webdataset --part 3/8
        winnow export part-3.sqlite --to shards --format webdataset --root /data=/mnt/data
      """)

  @Argument(
    help: ArgumentHelp(
      "A directory written by scan and select, or the file of a catalog, which is only read.",
      valueName: "dir|catalog"),
    completion: .file())
  var directory: String
  @Option(
    help: ArgumentHelp("Directory the files go to.", valueName: "dir"), completion: .directory)
  var to: String
  @Option(
    help: ArgumentHelp("What is written (see 'winnow list formats').", valueName: "format"),
    completion: .list(Toolbox.standard.sinks.map { $0.name }))
  var format = Toolbox.standard.sinks[0].name
  @Option(
    help: ArgumentHelp(
      "A recipe file or a preset's name that says how to export; the selection's unless given.",
      valueName: "file|preset"), completion: .recipe)
  var recipe: String?
  @Option(
    help: ArgumentHelp(
      "Write the Kth of N parts; a catalog written by 'winnow part' needs no such word.",
      valueName: "k/n"))
  var part: String?
  @Flag(
    help: "Read what earlier exports wrote, and write again what is not as it was written.")
  var verify = false
  @OptionGroup var jobs: JobsOption
  @OptionGroup var roots: RootOption
  @OptionGroup var progress: ProgressOption
  @OptionGroup var parent: ParentOption

  func validate() throws {
    if let part, ExportPart(part) == nil {
      throw ValidationError(PartCommand.complaint("--part", part))
    }
  }

  func run() throws {
    do {
      _ = try Toolbox.standard.checkedSink(format)
    } catch {
      throw ValidationError(error.reason)
    }
    let (path, moves) = (URL(literalPath: directory), roots.moves)
    try Interrupts.answered(parent.watch()) { interrupts in
      guard part == nil else {
        // Many machines may do so at once, of which none may change the catalog then.
        return try Catalog.reading(path, moves: moves, toolbox: .ofCommand) {
          try run($0, interrupts)
        }
      }
      try Catalog.using(path, moves: moves, toolbox: .ofCommand) { try run($0, interrupts) }
    }
  }

  private func run(_ catalog: Catalog, _ interrupts: Interrupts) throws {
    let recipe =
      try recipe.map { try Recipe.named($0, catalog.instruments()) } ?? catalog.recipeOfExport()
      ?? Recipe()
    var export = Export(
      recipe: recipe, format: format, isolation: WorkerCommand.isolation, jobs: jobs.jobs)
    export.part = part.flatMap { ExportPart($0) }
    export.verifies = verify
    let summary = try Self.export(
      export, catalog, to: URL(literalPath: to), interrupts, progress.form)
    Terminal.show(.lines(Self.table(summary.buckets)), terminator: "")
    if let part = summary.part {
      fflush(nil)
      Terminal.say(
        "next: once all \(part.count) parts are in \(to.quotedForShell), the export of the whole "
          + "catalog without --part writes the manifest")
    }
    if !summary.failures.isEmpty { throw ExitStatus.someFailed }
  }

  /// A line a bucket: its name, clips and seconds.
  private static func table(_ buckets: [BucketCount]) -> String {
    let width = buckets.map(\.name.count).max() ?? 0
    return buckets.map { bucket in
      let name = bucket.name.padding(to: width)
      return String(format: "%@  %8d clips  %10.1f s\n", name, bucket.clips, bucket.seconds)
    }.joined()
  }

  /// Exports and says what came of it.
  static func export(
    _ export: Export, _ catalog: Catalog, to folder: URL, everyClip: Bool = false,
    _ interrupts: Interrupts, _ form: ProgressOption.Form
  ) throws -> Export.Summary {
    let progress = export.progress
    let summary = try ProgressLine.during(form, progress.current) {
      try export.run(
        catalog, to: folder, everyClip: everyClip, cancellation: interrupts.cancellation)
    }
    for failure in summary.failures { Terminal.say("failed: \(failure)") }
    for fault in summary.soundFaults { Terminal.say("sound is missing: \(fault)") }
    if summary.surveyed > 0 {
      Terminal.say(
        "not exported: \(clips(summary.surveyed)) of videos of which only keyframes were decoded; run "
          + "'winnow scan' without --keyframes")
    }
    try interrupts.check()
    for file in summary.damaged { Terminal.say("not as it was written: \(file)") }
    if export.verifies {
      Terminal.say(
        "verified \(summary.verified) file\(summary.verified == 1 ? "" : "s"), "
          + "\(summary.damaged.count) not as written")
    }
    if summary.renamed > 0 {
      Terminal.say("renamed \(summary.renamed) file\(summary.renamed == 1 ? "" : "s")")
    }
    let isNews = summary.written > 0 || !summary.failures.isEmpty
    Terminal.say(
      !isNews
        ? "nothing to export: \(summary.files) files of \(clips(summary.clips)) are there"
        : "exported \(summary.written) of \(summary.files) files of \(clips(summary.clips))")
    return summary
  }

  private static func clips(_ count: Int) -> String { "\(count) clip\(count == 1 ? "" : "s")" }
}
