import ArgumentParser
import Foundation
import Winnow

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Scans, selects and exports in one go.",
    discussion: """
      Writes DIR/videos.jsonl (every file), DIR/manifest.jsonl (every clip with scores, verdict, \
      reasons and files) and DIR/frames (pictures of kept clips), then prints what is left after \
      each step. Run it again and only what is new or changed is done.

      Example: winnow run videos -o out --recipe balanced
      """)

  @OptionGroup var input: InputArguments
  @OptionGroup var output: OutputOption
  @OptionGroup var recipe: RecipeOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var retry: RetryOption

  func run() throws {
    let recipe = try recipe.load()
    let catalog = try Catalog(folder: output.folder, create: true)
    let interrupts = Interrupts()
    let scan = try ScanCommand.scan(
      input.inputs, retry.scan(recipe, jobs), catalog, interrupts)
    let funnel = try Selection(recipe: recipe).run(on: catalog)
    try interrupts.check()
    let export = try ExportCommand.export(
      Export(recipe: recipe, jobs: jobs.jobs), catalog, to: output.folder, everyClip: true,
      interrupts)
    print(funnel)
    Terminal.say("results: \(output.output)/manifest.jsonl, \(output.output)/frames")
    if scan.hasFailures || !export.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
