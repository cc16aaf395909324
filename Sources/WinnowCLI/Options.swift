import ArgumentParser
import Foundation
import Winnow
import WinnowCore

/// Where results go.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Directory for the catalog and all results.", valueName: "dir"),
    completion: .directory)
  var output: String

  var folder: URL { URL(literalPath: output) }

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output takes the path of a directory") }
  }
}

/// What no kept clip may show.
struct ExcludeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reject clips that show footage of another catalog, a test set's say; may be given several "
        + "times.", valueName: "catalog"),
    completion: .file())
  var exclude: [String] = []

  /// The paths of catalogs that can be read.
  func load() throws -> [URL] {
    try exclude.map { path in
      try Catalog.reading(URL(literalPath: path)) { _ in URL(literalPath: path) }
    }
  }

  func validate() throws {
    if exclude.contains("") { throw ValidationError("--exclude takes the path of a catalog") }
  }
}

/// Where trees of files lie now that lay elsewhere when they were scanned.
struct RootOption: ParsableArguments {
  @Option(
    name: .customLong("root"),
    help: ArgumentHelp(
      "Directory NEW holds now what OLD held when it was scanned; may be given several times.",
      valueName: "old=new"), completion: .directory)
  var roots: [String] = []

  var moves: [RootMove] { roots.compactMap(RootMove.init) }

  func validate() throws {
    for root in roots where RootMove(root) == nil {
      throw ValidationError("--root takes OLD=NEW, two directories; '\(root)' is not of that form")
    }
  }
}

/// How many videos are worked on at the same time.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("Videos worked on at the same time.", valueName: "n"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard 1...1024 ~= jobs else { throw ValidationError("--jobs takes a number from 1 to 1024") }
  }
}

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
    try Catalog(folder: output.folder, create: true, moves: roots.moves)
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

/// One file to look at, and the form in which to show what is found.
struct FileOptions: ParsableArguments {
  @Argument(help: "A video file.", completion: .file()) var file: String
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var recipe: RecipeOption

  func show(_ answer: some Encodable & CustomStringConvertible) throws {
    try Terminal.show(answer, json: json)
  }
}

/// Videos and directories of videos.
struct InputArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Video files and directories; directories are searched to the bottom, except for names "
        + "beginning with a dot.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  func validate() throws {
    if inputs.contains("") { throw ValidationError("an input is empty; it takes a path") }
  }
}
