import Foundation
import GRDB
import WinnowCore

/// Makes one catalog of several: what a scan of all that they were scanned from would have found.
///
/// The same bytes are one video, with the files of all catalogs. Catalogs are only read; the one in the
/// output folder counts as one more. It changes in one transaction, or appears when it is whole.
package struct Merge: Sendable {
  /// By whose measurement videos are told that have to be measured again.
  package var recipe: Recipe
  /// Where trees of files lie now that lay elsewhere when they were scanned.
  package var moves: [RootMove]
  /// Whether catalogs are taken that were measured by other settings or versions than the rest.
  package var takesOthers = false
  package var toolbox = Toolbox.standard

  /// Files read at the same time.
  package var jobs = 1
  package var isolation = Isolation.thisProcess

  /// What SQLite can hold open beside a catalog.
  static let mostAttached = 10

  package init(recipe: Recipe, moves: [RootMove] = []) {
    (self.recipe, self.moves) = (recipe, moves)
  }

  /// What came of a merge.
  package struct Summary: Sendable {
    var changes = MergeChanges()
    /// Videos and files of the output folder's catalog.
    package var videos = 0
    package var files = 0

    package var newVideos: Int { changes.newVideos }
    package var betterVideos: Int { changes.betterVideos }
    package var newFiles: Int { changes.newFiles }
    /// What others said of clips.
    package var newAnswers: Int { changes.answers }
    /// What models said of clips.
    package var newAnnotations: Int { changes.annotations }
    /// Whether anything is in the catalog that was not there before.
    package var isNews: Bool { changes.isNews }
    /// Files that hold different videos by what two catalogs say: the one that was changed last counts.
    package var contested: Int { changes.contested }
    package var firstContested: String? { changes.firstContested }
  }

  /// Merges catalogs into the one of `folder`, which is made where there is none, and writes videos.jsonl.
  ///
  /// - Parameter paths: files of catalogs, whatever their names, or folders that hold them.
  /// - Throws: `WinnowError` where a catalog cannot be read or written, was measured otherwise than the
  ///   rest, or is being written by another winnow. Nothing has changed then.
  package func run(_ paths: [URL], into folder: URL) throws -> Summary {
    try moves.check()
    let file = folder.appending(path: Catalog.fileName)
    let exists = FileManager.default.fileExists(atPath: file.path)
    // Before a folder is made for them.
    try reading((exists ? [folder] : []) + paths) { try check($0) }
    try Catalog.refuseForeignResults(folder, file)
    try AtomicFile.makeFolder(of: file)
    return try FolderLock.during(.writing, folder) {
      // What a merge that was killed has left.
      for half in [file, Self.stage(in: folder), MergeInput.copy(in: folder)] {
        AtomicFile.abandon(half)
      }
      return try reading(paths.filter { !Self.isSame($0, file) }) { inputs in
        let inputs = inputs.wholes
        if FileManager.default.fileExists(atPath: file.path) {
          return try grow(
            Catalog(folder: folder, create: true, toolbox: toolbox), by: inputs)
        }
        let changes = try AtomicFile.making(file) { part in try build(part, of: inputs) }
        return try finish(
          Catalog(folder: folder, create: false, toolbox: toolbox), changes ?? MergeChanges())
      }
    }
  }

  /// The files of a merged catalog that a scan by the recipe would measure again, one a video.
  package func staleFiles(in folder: URL) throws -> [String] {
    try Catalog.reading(folder, toolbox: toolbox) { catalog in
      var kinds = try MeasurementKinds(catalog, recipe, gates: [])
      return try catalog.entries().filter(\.isPresent)
        .filter { !kinds.answer(for: $0).isCurrent }.map(\.path)
    }
  }

  private func reading<R>(
    _ paths: [URL], _ inputs: [MergeInput] = [], _ body: ([MergeInput]) throws -> R
  ) throws -> R {
    guard let path = paths.first else { return try body(inputs) }
    return try Catalog.reading(path) { catalog in
      let input = try MergeInput(catalog, moves: moves)
      return try reading(Array(paths.dropFirst()), inputs + [input], body)
    }
  }

  private func check(_ inputs: [MergeInput]) throws {
    if !takesOthers { try inputs.wholes.checkAreAlike() }
    try inputs.checkPartsAreKnown()
    try inputs.wholes.map(\.catalog).checkOutsideIsAlike()
  }

  private static func isSame(_ path: URL, _ file: URL) -> Bool {
    var (own, other) = (stat(), stat())
    let inner = path.appending(path: Catalog.fileName).path
    return stat(file.path, &own) == 0
      && [path.path, inner].contains { (name: String) -> Bool in
        stat(name, &other) == 0 && (own.st_dev, own.st_ino) == (other.st_dev, other.st_ino)
      }
  }

  /// Writes a new catalog, which nobody sees before it is whole.
  private func build(_ path: String, of inputs: [MergeInput]) throws -> MergeChanges {
    let started = Date()
    var configuration = CatalogFile.configuration
    configuration.prepareDatabase { database in
      for setting in ["journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"] {
        try database.execute(sql: "PRAGMA \(setting)")
      }
    }
    let queue = try WinnowError.during("write", path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try CatalogSchema.migrator.migrate(queue)
      return queue
    }
    let trees = inputs.flatMap(\.trees)
    let folder = URL(literalPath: path).deletingLastPathComponent()
    let changes = try WinnowError.during("write", path) {
      try queue.writeWithoutTransaction { database in
        var sum = MergeChanges()
        for input in inputs {
          try input.attach(as: "part", to: database, by: folder)
          try database.inTransaction {
            sum = try sum + take(input, "part", database, trees)
            return .commit
          }
          try database.execute(sql: "DETACH DATABASE part")
        }
        try note(started, database)
        return sum
      }
    }
    try queue.close()
    return changes
  }

  /// Adds to a catalog, all or nothing.
  private func grow(_ catalog: Catalog, by inputs: [MergeInput]) throws -> Summary {
    guard inputs.count <= Self.mostAttached else {
      let stage = Self.stage(in: catalog.folder)
      let file = AtomicFile.part(of: stage)
      defer { AtomicFile.abandon(stage) }
      _ = try build(AtomicFile.begin(stage), of: inputs)
      return try Catalog.reading(file) {
        try grow(catalog, by: [MergeInput($0, moves: [])])
      }
    }
    let started = Date()
    let own = try catalog.trees()
    let trees = own + inputs.flatMap(\.trees)
    let changes = try WinnowError.during("write", catalog.file.path) {
      try catalog.database.writeWithoutTransaction { database in
        for (index, input) in inputs.enumerated() {
          try input.attach(as: "part\(index)", to: database, by: catalog.folder)
        }
        defer {
          for index in inputs.indices {
            try? database.execute(sql: "DETACH DATABASE part\(index)")
          }
        }
        var sum = MergeChanges()
        try database.inTransaction(.immediate) {
          sum.trees = try catalog.reroot(below: InputTrees([], known: trees), database)
          for (index, input) in inputs.enumerated() {
            sum = try sum + take(input, "part\(index)", database, trees)
          }
          if sum.isNews { try note(started, database) }
          return .commit
        }
        return sum
      }
    }
    return try finish(catalog, changes)
  }

  /// Where many catalogs become one before it is added.
  private static func stage(in folder: URL) -> URL { folder.appending(path: "merged") }

  private func take(
    _ input: MergeInput, _ name: String, _ database: Database, _ trees: [String]
  ) throws -> MergeChanges {
    var merging = PartMerging(
      name, of: database,
      MeasurementKeys(recipe.measurement(by: toolbox.instruments), toolbox.instruments),
      InputTrees([], known: trees),
      moves: input.moves)
    do {
      try merging.run(trees: input.trees)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      throw WinnowError("read", input.catalog.file.path, reason: error.reason)
    }
    return merging.changes
  }

  /// Notes who merged, when and how long it took.
  private func note(_ started: Date, _ database: Database) throws {
    var run = RunRow(
      command: "merge", version: WinnowVersion.current, started: started.ISO8601Format(),
      finished: Date().ISO8601Format(), seconds: Date().timeIntervalSince(started),
      who: "\(NSUserName())@\(ProcessInfo.processInfo.hostName)", ending: "finished")
    try run.insert(database)
  }

  private func finish(_ catalog: Catalog, _ changes: MergeChanges) throws -> Summary {
    var changes = changes
    let scan = Scan(recipe: recipe, isolation: isolation, jobs: jobs)
    let instruments = toolbox.instruments
    let reader = scan.scanner(
      recipe.measurement(by: instruments), instruments, spoolingIn: catalog.folder
    ).identity
    changes.names = try MergeNaming(
      catalog: catalog, identification: Identification(jobs: scan.jobs, identity: reader)
    ).run()
    try VideoList.update(catalog)
    let (videos, files) = try catalog.read { database in
      (
        try VideoRow.fetchCount(database), try PlaceRow.fetchCount(database)
      )
    }
    return Summary(changes: changes, videos: videos, files: files)
  }
}
