import ArgumentParser
import Winnow
import WinnowCore

/// What is scanned, how, and where to: the options of every command that scans.
struct ScanOptions: ParsableArguments {
  @OptionGroup var input: InputOptions
  @OptionGroup var shard: ShardOption
  @OptionGroup var output: OutputOption
  @OptionGroup var recipe: RecipeOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var roots: RootOption
  @Flag(help: "Measure videos that failed before once more.")
  var retryFailed = false
  @OptionGroup var progress: ProgressOption
  @OptionGroup var parent: ParentOption

  /// The files to look at.
  func files() throws -> FoundFiles {
    try input.chosen(shard.chosen).find(output: output.folder)
  }

  /// Where they are looked for, in words.
  var place: String { (shard.shard.map { "shard \($0) of " } ?? "") + input.description }

  /// Ends the command with its parent, where that is wished for.
  var watch: ParentWatch? { parent.watch(readsInput: input.readsInput) }

  /// The catalog that results go to. It is made where there is something to be scanned.
  func catalog() throws -> Catalog {
    try Catalog(
      folder: output.folder, create: true, moves: roots.moves, toolbox: .ofCommand)
  }

  /// Hands over the catalog that a scan goes to, a directory's or one that stands alone, which nobody else writes
  /// meanwhile.
  func writing<R>(_ body: (Catalog) throws -> R) throws -> R {
    guard !Catalog.isAlone(output.folder) else {
      return try Catalog.alone(output.folder, moves: roots.moves, body)
    }
    let catalog = try catalog()
    return try catalog.during(.writing) { try body(catalog) }
  }

  /// The scan that the options describe, in worker processes of this program.
  func scan(_ recipe: Recipe) -> Scan {
    var scan = Scan(recipe: recipe, isolation: WorkerCommand.isolation, jobs: jobs.jobs)
    scan.retriesFailed = retryFailed
    return scan
  }

  /// The export of what was scanned, in worker processes too.
  func export(_ recipe: Recipe) -> Export {
    Export(recipe: recipe, isolation: WorkerCommand.isolation, jobs: jobs.jobs)
  }
}
