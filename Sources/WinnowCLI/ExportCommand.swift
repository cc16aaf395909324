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

      Examples:
        winnow export out --to training --format clips
        winnow export out --to shards --format webdataset --recipe mine.yaml
      """)

  @Argument(
    help: ArgumentHelp("A directory written by scan and select.", valueName: "dir"),
    completion: .directory)
  var directory: String
  @Option(
    help: ArgumentHelp("Directory the files go to.", valueName: "dir"), completion: .directory)
  var to: String
  @Option(
    help: ArgumentHelp("What is written (see 'winnow list formats').", valueName: "format"),
    completion: .list(ExportSinks.all.map { $0.name }))
  var format = ExportSinks.all[0].name
  @Option(
    help: ArgumentHelp(
      "A recipe file or a preset's name that says how to export; the selection's unless given.",
      valueName: "file|preset"), completion: .recipe)
  var recipe: String?
  @OptionGroup var jobs: JobsOption
  @OptionGroup var roots: RootOption

  func run() throws {
    guard let sink = ExportSinks.named(format) else {
      throw ValidationError(
        NearestName.complaint(
          unknown: "format", format, known: ExportSinks.all.map { $0.name }))
    }
    let summary = try Interrupts.answered { interrupts in
      let catalog = try Catalog(
        folder: URL(literalPath: directory), create: false, moves: roots.moves)
      let recipe =
        try recipe.map { try Recipe.named($0) } ?? catalog.recipeOfSelection() ?? Recipe()
      let export = Export(
        recipe: recipe, sink: sink, jobs: jobs.jobs, workerCommand: WorkerCommand.invocation)
      return try Self.export(export, catalog, to: URL(literalPath: to), interrupts)
    }
    print(Self.table(summary.buckets), terminator: "")
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
    _ interrupts: Interrupts
  ) throws -> Export.Summary {
    let line = ProgressLine()
    defer { line.end() }
    line.begin { [progress = export.progress] elapsed in
      let state = progress.current
      guard state.videos > 0 else { return nil }
      return state.line(elapsed: elapsed, onTerminal: Terminal.isInteractive)
    }
    let summary = try export.run(
      catalog, to: folder, everyClip: everyClip, cancellation: interrupts.cancellation)
    line.end()
    for failure in summary.failures { Terminal.say("failed: \(failure)") }
    if summary.surveyed > 0 {
      Terminal.say(
        "not exported: \(clips(summary.surveyed)) of videos of which only keyframes were decoded; run "
          + "'winnow scan' without --keyframes")
    }
    try interrupts.check()
    if summary.renamed > 0 {
      Terminal.say("renamed \(summary.renamed) file\(summary.renamed == 1 ? "" : "s")")
    }
    Terminal.say(
      summary.written == 0 && summary.failures.isEmpty
        ? "nothing to export: \(summary.files) files of \(clips(summary.clips)) are there"
        : "exported \(summary.written) of \(summary.files) files of \(clips(summary.clips))")
    return summary
  }

  private static func clips(_ count: Int) -> String { "\(count) clip\(count == 1 ? "" : "s")" }
}
