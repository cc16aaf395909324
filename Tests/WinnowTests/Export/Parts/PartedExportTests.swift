import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Parts of an export are together the same bytes as all of it.
@Suite struct PartedExportTests {
  enum Form: String, CaseIterable {
    case frames, clips, manifest, shards, shardsOfFrames

    var sink: any ExportSink.Type {
      switch self {
      case .frames: FramesSink.self
      case .clips: ClipsSink.self
      case .manifest: ManifestSink.self
      case .shards, .shardsOfFrames: WebDatasetSink.self
      }
    }

    var recipe: Recipe {
      var recipe = Recipe.everything
      (recipe.export.shortSide, recipe.export.shardSamples) = (32, 3)
      recipe.export.shardOf = self == .shardsOfFrames ? .frames : .clips
      if self == .frames { recipe.export.sampler = "sharpest 0.5" }
      return recipe
    }
  }

  private let workspace: Workspace

  /// Among them a video of several clips, two of one stem, and copies.
  init() throws {
    workspace = try Workspace(
      "rgb.mkv", "nested/deeper/leaf.mp4", "hard-cuts.mp4", "original.mp4", "copy-reencoded.mp4")
    try workspace.add("rotated.mp4", as: "rgb.mp4")
    try workspace.scan()
    try workspace.select()
  }

  private func folder(_ name: String, _ form: Form) -> ExportedFolder {
    ExportedFolder(workspace: workspace, sink: form.sink, recipe: form.recipe, name: name)
  }

  private func parts(_ count: Int) -> [ExportPart] {
    (1...count).compactMap { ExportPart($0, of: count) }
  }

  private func expect(
    _ found: [ExportPath: Data], _ wanted: [ExportPath: Data],
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.keys.sorted() == wanted.keys.sorted(), sourceLocation: sourceLocation)
    for (path, bytes) in wanted {
      #expect(found[path] == bytes, "\(path.text)", sourceLocation: sourceLocation)
    }
  }

  private func lines(_ files: [ExportPath: Data], _ stem: String) -> [Data] {
    files.filter { $0.key.text.hasPrefix(stem) && $0.key.text.hasSuffix(".jsonl") }
      .flatMap { $0.value.split(separator: 0x0A).map { Data($0) } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Puts the files of several directories into one.
  private func lay(_ folders: [ExportedFolder], into target: ExportedFolder) throws {
    for folder in folders {
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path) {
        let (source, copy) = (folder.url.appending(path: path), target.url.appending(path: path))
        var isFolder = ObjCBool(false)
        _ = FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder)
        try AtomicFile.makeFolder(of: copy)
        if isFolder.boolValue {
          try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        } else {
          try FileManager.default.copyItem(at: source, to: copy)
        }
      }
    }
  }

  @Test(arguments: Form.allCases) func partsInOneDirectoryAreTheWhole(form: Form) throws {
    let whole = folder("whole", form)
    #expect(try whole.export().clips > 2 * form.recipe.export.shardSamples)
    let wanted = try whole.content()
    #expect(try !whole.files().isEmpty || form == .manifest)
    for count in 1...5 {
      let shared = folder("shared-\(count)", form)
      var clips = 0
      for part in parts(count).reversed() {
        let summary = try shared.export(part, jobs: part.number)
        #expect(summary.part == part && summary.failures.isEmpty)
        clips += summary.clips
        #expect(try shared.export(part).written == 0, "nothing is done again")
      }
      let found = try shared.content()
      #expect(
        try shared.files().filter { !$0.hasPrefix(".winnow-export-") } == whole.files())
      for file in try whole.files() {
        #expect(found[ExportPath(file)] == wanted[ExportPath(file)], "\(file)")
      }
      #expect(lines(found, "manifest-") == lines(wanted, "manifest"))
      #expect(lines(found, "metadata-") == lines(wanted, "metadata"))
      let joined = try shared.export()
      #expect((joined.clips, joined.written) == (clips, 0))
      expect(try shared.content(), wanted)
      try FileManager.default.removeItem(at: shared.url)
    }
  }

  /// A part of a catalog, with nothing else at hand, is exported as that part of the whole.
  @Test(arguments: Form.allCases) func partsOfCatalogsAreTheWhole(form: Form) throws {
    let whole = folder("whole", form)
    try whole.export()
    for count in [1, 3, 5] {
      var apart: [ExportedFolder] = []
      for part in parts(count) {
        let file = workspace.output.appending(path: "part.sqlite")
        try Catalog.reading(workspace.output) {
          _ = try CatalogDivision(part, recipe: form.recipe).write($0, to: file)
        }
        let (own, other) = (folder("own", form), folder("\(part.number)", form))
        try own.export(part)
        try Catalog.reading(file) { catalog in
          let recipe = try #require(try catalog.recipeOfExport())
          #expect(recipe == form.recipe)
          let summary = try Export(
            recipe: recipe, format: form.sink.name, isolation: .thisProcess, jobs: 2
          )
          .run(catalog, to: other.url)
          #expect(summary.part == part)
        }
        expect(try other.content(), try own.content())
        try FileManager.default.removeItem(at: own.url)
        apart.append(other)
      }
      let together = folder("together", form)
      try lay(apart, into: together)
      #expect(try together.export().written == 0)
      expect(try together.content(), try whole.content())
      for folder in apart + [together] { try FileManager.default.removeItem(at: folder.url) }
    }
  }

  @Test(arguments: [Form.clips, .shards]) func partsAreWrittenAtTheSameTime(form: Form) throws {
    let (whole, shared) = (folder("whole", form), folder("shared", form))
    try whole.export()
    let parts = parts(4)
    let failures = Failures()
    // Its workspace is only read.
    nonisolated(unsafe) let target = shared
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      do { try target.export(parts[index], jobs: 1) } catch { failures.add("\(error)") }
    }
    #expect(failures.all == [])
    #expect(try shared.export().written == 0)
    expect(try shared.content(), try whole.content())
  }

  /// Limits that open second files of the same number, whoever writes them.
  @Test(arguments: [Form.shards, .shardsOfFrames]) func bytesMoveNothing(form: Form) throws {
    var (whole, shared) = (folder("whole", form), folder("shared", form))
    whole.recipe.export.shardSamples = 6
    whole.recipe.export.shardBytes = 1 << 16
    shared.recipe = whole.recipe
    try whole.export(jobs: 1)
    let wanted = try whole.content()
    #expect(wanted[ExportPath("shards/000000-1.tar")] != nil)
    #expect(wanted[ExportPath("shards/000001.tar")] != nil)
    for count in [1, 2, 3] {
      for part in parts(count) { try shared.export(part, jobs: 3) }
      #expect(try shared.export().written == 0)
      expect(try shared.content(), wanted)
      try FileManager.default.removeItem(at: shared.url)
    }
    #expect(try whole.export(jobs: 4).written == 0)
    expect(try whole.content(), wanted)
  }

  /// What was done before it was stopped is not done again.
  @Test(arguments: [Form.frames, .clips, .shards]) func aStoppedPartGoesOn(form: Form) throws {
    let (fresh, stopped) = (folder("fresh", form), folder("stopped", form))
    let part = try #require(ExportPart(1, of: 2))
    let all = try fresh.export(part).written
    let cancellation = Cancellation()
    var export = Export(
      recipe: form.recipe, format: form.sink.name, isolation: .thisProcess, jobs: 1)
    export.part = part
    let progress = export.progress
    Thread.detachNewThread {
      while progress.current.written == 0 { usleep(200) }
      cancellation.cancel()
    }
    let first = try export.run(
      workspace.catalog(), to: stopped.url, cancellation: cancellation)
    #expect(first.written > 0)
    #expect(try first.written + stopped.export(part).written == all)
    expect(try stopped.content(), try fresh.content())
  }

  /// A whole export, too, goes on where parts have stopped, and parts where a whole one has.
  @Test(arguments: [Form.frames, .clips, .shards]) func partsAndTheWholeGoOn(form: Form) throws {
    let (whole, mixed) = (folder("whole", form), folder("mixed", form))
    let all = try whole.export().written
    let part = try #require(ExportPart(2, of: 3))
    let some = try mixed.export(part).written
    #expect(some > 0 && some < all)
    #expect(try mixed.export().written == all - some)
    expect(try mixed.content(), try whole.content())
    for part in parts(2) { #expect(try mixed.export(part).written == 0) }
    #expect(try mixed.export().written == 0)
    expect(try mixed.content(), try whole.content())
  }

  /// Clips that come go to the parts they belong to, and move others; then as if nothing had been there.
  @Test(arguments: Form.allCases) func clipsThatComeAreAdded(form: Form) throws {
    let shared = folder("shared", form)
    for part in parts(3) { try shared.export(part) }
    try workspace.add("fades.mp4", as: "a-new-one.mp4")
    try workspace.add("dark.mp4", as: "nested/another.mp4")
    try FileManager.default.moveItem(
      at: workspace.videos.appending(path: "nested/deeper"),
      to: workspace.videos.appending(path: "elsewhere"))
    try workspace.scan()
    try workspace.select()
    let written = try parts(3).map { try shared.export($0).written }.reduce(0, +)
    let fresh = folder("fresh", form)
    let new = try fresh.export()
    if form == .frames || form == .clips {
      #expect(written < new.written - 6, "what has moved is not written again")
    }
    #expect(try shared.export().written == 0)
    expect(try shared.content(), try fresh.content())
  }

  /// Two parts that did not know of each other put different things in one place.
  @Test func whatIsUncertainIsWrittenAgain() throws {
    let (a, b) = (folder("a", .frames), folder("b", .frames))
    var other = b
    other.recipe.export.qscale = 20
    try a.export(ExportPart(1, of: 1))
    try other.export(ExportPart(1, of: 2))
    let together = folder("together", .frames)
    try lay([a], into: together)
    // As of a part that overtook it unseen.
    try FileManager.default.copyItem(
      at: other.url.appending(path: ".winnow-export-1-of-2"),
      to: together.url.appending(path: ".winnow-export-1-of-2"))
    let uncertain = try other.files().filter { $0.hasPrefix("frames/") }.count
    #expect(uncertain > 0)
    #expect(try together.export().written == uncertain)
    let fresh = folder("fresh", .frames)
    try fresh.export()
    expect(try together.content(), try fresh.content())
  }

  @Test func aPartKnowsOfNoOtherFormat() throws {
    try folder("shared", .frames).export(ExportPart(1, of: 2))
    let error = #expect(throws: WinnowError.self) {
      try folder("shared", .clips).export(ExportPart(2, of: 2))
    }
    #expect(error?.reason.contains("holds an export as frames") == true)
  }
}

private final class Failures: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var texts: [String] = []
  var all: [String] { lock.withLock { texts } }
  func add(_ text: String) { lock.withLock { texts.append(text) } }
}

extension ExportedFolder {
  @discardableResult
  fileprivate func export(_ part: ExportPart?, jobs: Int = 2) throws -> Export.Summary {
    var export = Export(recipe: recipe, format: sink.name, isolation: .thisProcess, jobs: jobs)
    export.part = part
    // As the command does, since others may read it at the same time.
    return try Catalog.reading(workspace.output) { try export.run($0, to: url) }
  }
}
