import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Shows clips to the models of the recipe, and selects anew by what they say.",
    discussion: """
      Models see the clips that would be kept if every score passed that is still to come, and of these only \
      the frames that they ask for: what the cheap gates reject costs nothing. What they say is kept: run again, after \
      a change of gates or a stop, and only what is missing is asked. Of copies the one is shown that would be kept, and \
      where that is rejected the next one.

      Models lie beside the recipe that names them, or in packages of Python, of which nothing runs; 'winnow models' \
      says what can be used here.

      --part 3/8 shows the third of eight parts of the clips and selects nothing: several machines share the work, \
      each with its copy of DIR, and 'winnow merge' brings together what was said.

      Examples:
        winnow annotate out --recipe models.yaml
        winnow annotate copy --recipe models.yaml --part 3/8
      """)

  @Argument(
    help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
  var directory: String
  @Option(
    help: ArgumentHelp(
      "A recipe file with models; what the clips were selected by unless given, as far as that names no files.",
      valueName: "file|preset"), completion: .recipe)
  var recipe: String?
  @OptionGroup var exclude: ExcludeOption
  @Option(help: ArgumentHelp("Which part of the clips, such as 3/8.", valueName: "k/n"))
  var part: String?
  @OptionGroup var jobs: JobsOption
  @OptionGroup var roots: RootOption
  @OptionGroup var progress: ProgressOption
  @OptionGroup var parent: ParentOption

  func validate() throws {
    if let part, ExportPart(part) == nil {
      throw ValidationError("--part takes K/N, the number of a part and how many there are")
    }
  }

  func run() throws {
    try Interrupts.answered(parent.watch()) { interrupts in
      let catalog = try Catalog(
        folder: URL(literalPath: directory), create: false, moves: roots.moves,
        toolbox: .ofCommand)
      // For both steps, so that nobody comes in between.
      try FolderLock.during(.writing, catalog.folder) { try run(on: catalog, interrupts) }
    }
  }

  private func run(on catalog: Catalog, _ interrupts: Interrupts) throws {
    let selection = Selection(recipe: try chosen(catalog), excluding: try exclude.load())
    var annotation = Annotation(selection, isolation: WorkerCommand.isolation)
    (annotation.jobs, annotation.part) = (jobs.jobs, part.flatMap { ExportPart($0) })
    let summary = try Self.annotate(catalog, annotation, interrupts, progress.form)
    try interrupts.check()
    if annotation.part == nil, try !catalog.isPart {
      try selection.run(on: catalog).show(
        catalog, recipe: recipe ?? Presets.all[0].name, output: directory)
    }
    if !summary.failures.isEmpty { throw ExitStatus.someFailed }
  }

  private func chosen(_ catalog: Catalog) throws -> Recipe {
    if let recipe {
      return try RecipeSource(named: recipe).readSayingWarnings(catalog.instruments()).recipe
    }
    guard let stored = try catalog.recipeOfExport() else {
      throw WinnowError(
        "annotate", directory,
        reason: "it was not selected since the last scan; name a recipe by --recipe",
        kind: .notSelected)
    }
    return stored
  }

  /// Annotates and says how it went.
  static func annotate(
    _ catalog: Catalog, _ annotation: Annotation, _ interrupts: Interrupts,
    _ form: ProgressOption.Form
  ) throws -> Annotation.Summary {
    let progress = annotation.progress
    let summary = try ProgressLine.during(form, progress.current) {
      try annotation.run(on: catalog, cancellation: interrupts.cancellation)
    }
    for failure in summary.failures { Terminal.say("failed: \(failure)") }
    if summary.surveyed > 0 {
      Terminal.say(
        "left out: \(summary.surveyed) clips of videos of which only keyframes were decoded; run 'winnow scan' "
          + "without --keyframes")
    }
    Terminal.say("models were shown \(summary.clips) clip\(summary.clips == 1 ? "" : "s")")
    return summary
  }
}
