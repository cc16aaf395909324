import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Scans, selects and exports in one go.",
    discussion: """
      Writes DIR/videos.jsonl (every file), DIR/manifest.jsonl (every clip with scores, verdict, \
      reasons and files), DIR/frames (pictures of kept clips) and DIR/report.html (all of it to \
      look at), then prints what is left after each step. Run it again and only what is new or changed is done. \
      Where the recipe has models, they are shown the clips that nothing else rejects.

      --from and --shard choose files as they do for 'winnow scan', whose help tells how.

      Examples:
        winnow run videos -o out --recipe balanced
        winnow run videos --from chosen.txt -o out
      """)

  @OptionGroup var options: ScanOptions
  @OptionGroup var exclude: ExcludeOption
  @Flag(inversion: .prefixedNo, help: "Write DIR/report.html.")
  var report = true

  func run() throws {
    let selection = Selection(
      recipe: try options.recipe.loadToJudge(for: options.output.folder),
      excluding: try exclude.load())
    try Interrupts.answered(options.watch) { interrupts in
      let found = try options.files()
      let catalog = try options.catalog()
      // For all three steps, so that nobody comes in between.
      try FolderLock.during(.writing, catalog.folder) {
        try run(found, selection, catalog, interrupts)
      }
    }
  }

  private func run(
    _ found: FoundFiles, _ selection: Selection, _ catalog: Catalog, _ interrupts: Interrupts
  ) throws {
    let recipe = selection.recipe
    let annotation = annotation(selection)
    let fault = try Self.fault(of: annotation)
    let scan = try ScanCommand.scan(
      found, options.place, options.scan(recipe), catalog, interrupts, options.progress.form)
    let annotated = try fault == nil ? annotate(annotation, catalog, interrupts) : nil
    let funnel = try selection.run(on: catalog)
    try interrupts.check()
    let export = try ExportCommand.export(
      options.export(recipe), catalog, to: options.output.folder, everyClip: true, interrupts,
      options.progress.form)
    if report { try Report().write(catalog) }
    try funnel.show(
      catalog, recipe: options.recipe.recipe, output: options.output.output)
    let results = ["manifest.jsonl", "frames"] + (report ? [Report.fileName] : [])
    let output = options.output.output
    Terminal.say("results: \(results.map { "\(output)/\($0)" }.joined(separator: ", "))")
    let next = NextSteps(
      output: output, recipe: options.recipe.recipe, clips: funnel.clips, kept: funnel.kept,
      hasReport: report,
      program: NextSteps.program
    )
    Terminal.say(.lines(next.text))
    let isWhole =
      !scan.hasFailures && export.failures.isEmpty && fault == nil
      && annotated?.failures.isEmpty != false
    if !isWhole || funnel.unmeasured > 0 { throw ExitStatus.someFailed }
  }

  private func annotation(_ selection: Selection) -> Annotation? {
    if selection.recipe.models.isEmpty { return nil }
    var annotation = Annotation(selection, isolation: WorkerCommand.isolation)
    annotation.jobs = options.jobs.jobs
    return annotation
  }

  /// What is wrong with the models, said before the work of hours; all else goes on without them.
  private static func fault(of annotation: Annotation?) throws -> WinnowError? {
    do {
      try annotation?.check(.ofCommand)
      return nil
    } catch let error as WinnowError {
      Terminal.say("error: \(Message.lines(error)); what does not need models goes on")
      return error
    }
  }

  private func annotate(
    _ annotation: Annotation?, _ catalog: Catalog, _ interrupts: Interrupts
  ) throws -> Annotation.Summary? {
    guard let annotation else { return nil }
    try interrupts.check()
    let summary = try AnnotateCommand.annotate(
      catalog, annotation, interrupts, options.progress.form)
    try interrupts.check()
    return summary
  }
}
