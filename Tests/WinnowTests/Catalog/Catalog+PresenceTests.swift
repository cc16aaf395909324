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
    _ = try Scan(recipe: Recipe()).run(inputs: [one.path, two.path], into: workspace.catalog())
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
    let funnel = try workspace.select()
    #expect(funnel.presence.isElsewhere && funnel.gone == 0)
    #expect(try workspace.bytes(Manifest.fileName) == manifest)
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
    let summary = try Scan(recipe: Recipe()).run(
      inputs: [new.path, two.path], into: workspace.catalog(), progress: progress)
    #expect(summary.known == 3 && progress.current.identified == 0)
  }

  @Test func movesOfTreesAboveAndIntoEachOther() throws {
    let catalog = try Catalog(
      folder: workspace.output, create: false,
      moves: [RootMove(from: workspace.videos.path, to: "/somewhere")])
    #expect(try catalog.inputs() == ["/somewhere/one", "/somewhere/two"])
    let joined = try Catalog(
      folder: workspace.output, create: false,
      moves: [RootMove(from: "/somewhere/one", to: "/somewhere/two")])
    #expect(try joined.inputs() == ["/somewhere/two"])
    #expect(
      try joined.places().map(\.source.absolutePath) == [
        "/somewhere/two/copy.mp4", "/somewhere/two/original.mp4", "/somewhere/two/rgb.mkv",
      ])
  }

  @Test(arguments: ["", "=", "a", "=b", "a="]) func aMoveHasTwoSides(text: String) {
    #expect(RootMove(text) == nil)
  }

  @Test func movesAreOfWholeNames() {
    let move = RootMove("/data/a=/new")
    #expect(move?.moved("/data/a") == "/new" && move?.moved("/data/a/b") == "/new/b")
    #expect(move?.moved("/data/ab") == nil && move?.moved("/data") == nil)
    #expect(RootMove("/=/new")?.moved("/data") == "/new/data")
    #expect(RootMove("/data=/")?.moved("/data/b") == "/b")
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
      try !catalog.isSelected() && catalog.videos().map(\.name) == ["original.mp4", "rgb.mkv"])
    let lines = try workspace.lines(VideoList.fileName, of: VideoAnswer.self)
    #expect(lines.map(\.path) == ["original.mp4", "rgb.mkv"])
    for table in ["timelines", "shots", "tracks", "fingerprints", "pdq", "thumbnails"] {
      let rows = try catalog.texts("SELECT CAST(count(DISTINCT video) AS TEXT) FROM \(table)")
      #expect(rows == ["2"], "\(table)")
    }
    try FileManager.default.removeItem(at: one.appending(path: "original.mp4"))
    let gone = try catalog.forget { _, _, isGone in isGone }
    #expect((gone.files, gone.videos) == (1, 1))
    let summary = try Scan(recipe: Recipe()).run(inputs: [two.path], into: catalog)
    #expect((summary.known, summary.scanned) == (1, 1), "what is there comes back")
  }

  /// A place that is forgotten leaves the video to the others.
  @Test func aVideoOfSeveralFilesStays() throws {
    try workspace.add("rgb.mkv", as: "two/same.mkv")
    let catalog = try workspace.catalog()
    _ = try Scan(recipe: Recipe()).run(inputs: [two.path], into: catalog)
    let forgotten = try catalog.forget { name, _, _ in name == "rgb.mkv" }
    #expect((forgotten.files, forgotten.videos) == (1, 0))
    #expect(try catalog.videos().map(\.name) == ["copy.mp4", "original.mp4", "same.mkv"])
  }
}
