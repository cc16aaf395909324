import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct CatalogTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func aFolderWithoutACatalogIsAnError() throws {
    let error = #expect(throws: WinnowError.self) { try Catalog(folder: folder.url, create: false) }
    #expect(error?.reason.contains("winnow scan") == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.isEmpty, "looking must not make one")
  }

  @Test func aFileInPlaceOfTheFolderIsAnError() throws {
    let file = folder.url.appending(path: "file")
    try Data("mine".utf8).write(to: file)
    let error = #expect(throws: WinnowError.self) { try Catalog(folder: file, create: true) }
    #expect(error?.description == "create \(file.path): File exists")
    #expect(try Data(contentsOf: file) == Data("mine".utf8))
  }

  @Test func aFileThatIsNoCatalogIsAnErrorAndStays() throws {
    let file = folder.url.appending(path: Catalog.fileName)
    let text = Data(String(repeating: "not a database\n", count: 200).utf8)
    try text.write(to: file)
    #expect(throws: WinnowError.self) { try Catalog(folder: folder.url, create: true) }
    #expect(try Data(contentsOf: file) == text)
  }

  @Test func runsAreNoted() throws {
    let catalog = try Catalog(folder: folder.url, create: true)
    struct Trouble: Error {}
    #expect(try catalog.running("scan") { (7, RunEnding(videoSeconds: 3)) } == 7)
    try catalog.running("select") { ((), RunEnding(isInterrupted: true)) }
    #expect(throws: Trouble.self) {
      try catalog.running("export") { () -> (Int, RunEnding) in throw Trouble() }
    }
    let column = { (name: String) in try catalog.texts("SELECT \(name) FROM runs ORDER BY id") }
    #expect(try column("command") == ["scan", "select", "export"])
    #expect(try column("ending") == ["finished", "interrupted", "failed: Trouble()"])
    #expect(try column("who").allSatisfy { $0?.contains("@") == true })
    #expect(try column("finished").allSatisfy { $0 != nil })
    #expect(try catalog.scanSpeeds().map(\.videoSeconds) == [3])
  }

  @Test func aSelectionHoldsUntilTheVideosChange() throws {
    let workspace = try Workspace("nested/deeper/leaf.mp4", "rgb.mkv")
    try workspace.scan()
    let catalog = try workspace.catalog()
    #expect(try !catalog.isSelected())
    try workspace.select(Recipe())
    #expect(try catalog.isSelected(), "also where no clip is long enough")
    let clips = try catalog.videos().flatMap { try catalog.clips(of: $0) }
    #expect(clips.map(\.verdict) == [.reject, .reject])
    try workspace.scan()
    #expect(try catalog.isSelected())
    try FileManager.default.removeItem(at: workspace.videos.appending(path: "rgb.mkv"))
    try workspace.scan()
    #expect(try !catalog.isSelected())
    try workspace.select()
    try workspace.add("animated.gif")
    try workspace.scan()
    #expect(try !catalog.isSelected())
  }
}
