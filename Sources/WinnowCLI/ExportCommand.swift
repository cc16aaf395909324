import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes kept clips to files, with a manifest.",
    discussion: """
      Decodes only videos with kept clips. Writes TO/manifest.jsonl last; files of an earlier \
      export that are still right are left as they are.

      Example: winnow export out --to training --format frames
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
  @OptionGroup var recipe: RecipeOption
  @OptionGroup var jobs: JobsOption

  func run() throws {
    guard let sink = ExportSinks.named(format) else {
      throw ValidationError(
        NearestName.complaint(
          unknown: "format", format, known: ExportSinks.all.map { $0.name }))
    }
    let recipe = try recipe.load()
    let catalog = try Catalog(folder: URL(literalPath: directory), create: false)
    let interrupts = Interrupts()
    let export = Export(
      recipe: recipe, sink: sink, jobs: jobs.jobs, workerCommand: WorkerCommand.invocation)
    let summary = try Self.export(export, catalog, to: URL(literalPath: to), interrupts)
    if !summary.failures.isEmpty { throw ExitStatus.someFailed }
  }

  /// Exports and says what came of it.
  static func export(
    _ export: Export, _ catalog: Catalog, to folder: URL, everyClip: Bool = false,
    _ interrupts: Interrupts
  ) throws -> Export.Summary {
    let line = ProgressLine()
    defer { line.end() }
    let run = try catalog.beginRun("export")
    line.begin { [progress = export.progress] elapsed in
      let state = progress.current
      guard state.videos > 0 else { return nil }
      return state.line(elapsed: elapsed, onTerminal: Terminal.isInteractive)
    }
    let summary = try export.run(
      catalog, to: folder, everyClip: everyClip, cancellation: interrupts.cancellation)
    line.end()
    for failure in summary.failures { Terminal.say("failed: \(failure)") }
    try interrupts.check()
    Terminal.say(
      summary.written == 0 && summary.failures.isEmpty
        ? "nothing to export: all \(summary.files) files of \(summary.clips) clips are there"
        : "exported \(summary.written) of \(summary.files) files of \(summary.clips) clips")
    try catalog.finishRun(run)
    return summary
  }
}
