import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What a selection keeps of files that are gone, moved or forgotten.
@Suite struct CatalogPresenceTests {
  private let workspace: Workspace
  private let one: URL
  private let two: URL

  /// A video, and in another folder a worse copy of it.
  init() throws {
    workspace = try Workspace()
    try workspace.add("original.mp4", as: "one/original.mp4")
    try workspace.add("copy-half.mp4", as: "two/copy.mp4")
    try workspace.add("rgb.mkv", as: "two/rgb.mkv")
    (one, two) = (
      workspace.videos.appending(path: "one"), workspace.videos.appending(path: "two")
    )
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [one.path, two.path], into: workspace.catalog())
  }

  private func kept() throws -> [String] {
    try workspace.lines(Manifest.fileName, of: ClipAnswer.self).filter { $0.verdict == .keep }
      .map(\.video)
  }

  private func move(_ a: URL, _ b: URL) throws { try FileManager.default.moveItem(at: a, to: b) }

  @Test func whatIsGoneIsNotKeptAndBeatsNothing() throws {
    #expect(try workspace.select().gone == 0)
    #expect(try kept() == ["original.mp4", "rgb.mkv"])
    try FileManager.default.removeItem(at: one.appending(path: "original.mp4"))
    let funnel = try workspace.select()
    #expect((funnel.videos, funnel.gone, funnel.scanned) == (3, 1, 2))
    #expect(funnel.description.contains("  gone"))
    #expect(try kept() == ["copy.mp4", "rgb.mkv"])
  }

  /// What was staged from a store is called by its URI, stays when the stage goes, and can be staged again.
  @Test func aTreeMayBeInAStore() throws {
    try workspace.select()
    let manifest = try workspace.bytes(Manifest.fileName)
    for (tree, uri) in [(one, "s3://raw/one/"), (two, "s3://raw/two")] {
      _ = try Catalog(
        folder: workspace.output, create: false, moves: [RootMove(from: tree.path, to: uri)])
    }
    let stage = workspace.output.appending(path: "stage")
    try move(one, stage)
    try FileManager.default.removeItem(at: two)
    let funnel = try workspace.select()
    #expect(funnel.gone == 0 && funnel.presence.missing.isEmpty && !funnel.presence.isElsewhere)
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
    let sources = try workspace.lines(VideoList.fileName, of: VideoAnswer.self).compactMap(\.source)
    #expect(
      sources.sorted() == [
        "s3://raw/one/original.mp4", "s3://raw/two/copy.mp4", "s3://raw/two/rgb.mkv",
      ])
    let staged = [RootMove(from: "s3://raw/one", to: stage.path)]
    let moved = try Catalog(folder: workspace.output, create: false, moves: staged)
    #expect(try moved.inputs().first == stage.path)
  }

  @Test func aFileOfAnotherSizeIsAnother() throws {
    try Data("mine".utf8).write(to: one.appending(path: "original.mp4"))
    #expect(try workspace.select().gone == 1)
    #expect(try kept() == ["copy.mp4", "rgb.mkv"])
  }

  @Test func aTreeThatIsNotHereIsNamed() throws {
    try move(one, workspace.videos.appending(path: "elsewhere"))
    let funnel = try workspace.select()
    #expect(funnel.presence.missing == [one.path] && !funnel.presence.isElsewhere)
    #expect(try funnel.gone == 1 && kept() == ["copy.mp4", "rgb.mkv"])
  }

  /// On another machine there is nothing to look at.
  @Test func whereNoTreeIsHereTheLastScanHolds() throws {
    try workspace.select()
    let manifest = try workspace.bytes(Manifest.fileName)
    try move(workspace.videos, workspace.output.appending(path: "videos"))
    #expect(try workspace.select().gone == 3, "here they are gone")
    let catalog = try workspace.catalog()
    try catalog.execute("UPDATE runs SET who = 'me@elsewhere'; UPDATE places SET present = 1")
    let funnel = try workspace.select()
    #expect(funnel.presence.isElsewhere && funnel.gone == 0)
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
    #expect(throws: WinnowError.self) { try catalog.forget { _, _, isGone in isGone } }
  }

  @Test func theListFollows() throws {
    let sources = {
      try workspace.lines(VideoList.fileName, of: VideoAnswer.self).compactMap(\.source)
    }
    try FileManager.default.removeItem(at: one.appending(path: "original.mp4"))
    try workspace.select()
    #expect(try sources() == ["copy.mp4", "rgb.mkv"].map { two.appending(path: $0).path })
    let new = workspace.videos.appending(path: "new")
    try move(two, new)
    _ = try Catalog(
      folder: workspace.output, create: false, moves: [RootMove(from: two.path, to: new.path)])
    #expect(try sources() == ["copy.mp4", "rgb.mkv"].map { new.appending(path: $0).path })
  }

  @Test func aMoveThatIsToldIsNone() throws {
    try workspace.select()
    let manifest = try workspace.bytes(Manifest.fileName)
    let new = workspace.videos.appending(path: "new")
    try move(one, new)
    let moves = [RootMove(from: one.path, to: new.path)]
    let catalog = try Catalog(folder: workspace.output, create: false, moves: moves)
    #expect(try Selection(recipe: .everything).run(on: catalog).gone == 0)
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
    let again = try workspace.select()
    #expect(again.gone == 0, "it is written down")
    let progress = ScanProgress()
    let summary = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [new.path, two.path], into: workspace.catalog(), progress: progress)
    #expect(summary.known == 3 && progress.current.identified == 0)
  }

  private func moving(_ moves: (URL, URL)...) throws -> Catalog {
    try Catalog(
      folder: workspace.output, create: false,
      moves: moves.map { RootMove(from: $0.0.path, to: $0.1.path) })
  }

  @Test func movesOfTreesAboveAndIntoEachOther() throws {
    let other = workspace.output.appending(path: "somewhere")
    let (first, second) = (other.appending(path: "one"), other.appending(path: "two"))
    try FileManager.default.createDirectory(at: first, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: second, withIntermediateDirectories: true)
    #expect(try moving((workspace.videos, other)).inputs() == [first.path, second.path])
    let joined = try moving((first, second))
    #expect(try joined.inputs() == [second.path])
    let names = ["copy.mp4", "original.mp4", "rgb.mkv"]
    #expect(
      try joined.places().map(\.source.absolutePath)
        == names.map { second.appending(path: $0).path })
  }

  /// All moves count at once.
  @Test func treesThatSwapTheirPlaces() throws {
    let aside = workspace.videos.appending(path: "aside")
    for (from, to) in [(one, aside), (two, one), (aside, two)] { try move(from, to) }
    let catalog = try moving((one, two), (two, one))
    #expect(try Selection(recipe: .everything).run(on: catalog).gone == 0)
    #expect(try catalog.places().map(\.source.path) == ["copy.mp4", "rgb.mkv", "original.mp4"])
  }

  @Test func aPartOfATreeMoves() throws {
    try workspace.add("vfr.mp4", as: "one/deep/vfr.mp4")
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [one.path], into: workspace.catalog())
    let (deep, out) = (one.appending(path: "deep"), workspace.videos.appending(path: "out"))
    try move(deep, out)
    let catalog = try moving((deep, out))
    #expect(try Selection(recipe: .everything).run(on: catalog).gone == 0)
    #expect(try catalog.inputs() == [one.path, out.path, two.path])
    #expect(throws: WinnowError.self, "nothing was scanned there") {
      try moving((workspace.output.appending(path: "nope"), workspace.output))
    }
    #expect(throws: WinnowError.self, "no directory") {
      try moving((one, workspace.output.appending(path: "nope")))
    }
    #expect(try moving((deep, out)).inputs().count == 3, "told again, it is no mistake")
  }

  /// A tree that now lies deeper in where it was is moved once.
  @Test func aMoveIntoItselfCountsOnce() throws {
    let deeper = RootMove(from: one.path, to: one.path + "/deeper")
    try FileManager.default.createDirectory(
      at: one.appending(path: "deeper"), withIntermediateDirectories: true)
    let catalog = try Catalog(folder: workspace.output, create: false, moves: [deeper])
    #expect(try catalog.inputs() == [one.path + "/deeper", two.path])
  }

  @Test(arguments: ["", "=", "a", "=b", "a="]) func aMoveHasTwoSides(text: String) {
    #expect(RootMove(text) == nil)
  }

  @Test func movesAreOfWholeNames() {
    func moved(_ move: String, _ root: String, _ path: String) -> [String]? {
      RootMove(move)?.moved(root: root, path: path).map { [$0.root, $0.path] }
    }
    #expect(moved("/data/a=/new", "/data/a", "x") == ["/new", "x"])
    #expect(moved("/data/a=/new", "/data/a/b", "x") == ["/new/b", "x"])
    #expect(moved("/data/a=/new", "/data", "a/x") == ["/new", "x"])
    #expect(moved("/data/a=/new", "/data/ab", "x") == nil)
    #expect(moved("/data/a=/new", "/data", "ab/x") == nil)
    #expect(moved("/=/new", "/data", "x") == ["/new/data", "x"])
    #expect(moved("/data=/", "/data/b", "x") == ["/b", "x"])
  }

  @Test func filesAreForgotten() throws {
    try workspace.select()
    let catalog = try workspace.catalog()
    let nothing = try catalog.forget { _, _, _ in false }
    #expect((nothing.files, nothing.videos) == (0, 0))
    #expect(try catalog.isSelected())
    let forgotten = try catalog.forget { name, _, _ in name == "copy.mp4" }
    #expect((forgotten.files, forgotten.videos) == (1, 1))
    #expect(
      try !catalog.isSelected() && catalog.videos().map(\.path) == ["original.mp4", "rgb.mkv"])
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(lines.map(\.path) == ["original.mp4", "rgb.mkv"])
    for table in ["timelines", "shots", "tracks", "fingerprints", "pdq", "thumbnails"] {
      let rows = try catalog.texts("SELECT CAST(count(DISTINCT video) AS TEXT) FROM \(table)")
      #expect(rows == ["2"], "\(table)")
    }
    try FileManager.default.removeItem(at: one.appending(path: "original.mp4"))
    let gone = try catalog.forget { _, _, isGone in isGone }
    #expect((gone.files, gone.videos) == (1, 1))
    let summary = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [two.path], into: catalog)
    #expect((summary.known, summary.scanned) == (1, 1), "what is there comes back")
  }

  /// A place that is forgotten leaves the video to the others.
  @Test func aVideoOfSeveralFilesStays() throws {
    try workspace.add("rgb.mkv", as: "two/same.mkv")
    let catalog = try workspace.catalog()
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(inputs: [two.path], into: catalog)
    let forgotten = try catalog.forget { name, _, _ in name == "rgb.mkv" }
    #expect((forgotten.files, forgotten.videos) == (1, 0))
    #expect(try catalog.videos().map(\.path) == ["copy.mp4", "original.mp4", "same.mkv"])
  }
}
