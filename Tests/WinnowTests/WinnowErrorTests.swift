import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

@Suite struct WinnowErrorTests {
  private struct Odd: Error, CustomStringConvertible {
    var description: String { "odd" }
  }

  @Test func itSaysWhatWasDoneToWhatAndWhy() {
    #expect(WinnowError("write", "a/b", reason: "no space").description == "write a/b: no space")
  }

  @Test func fileErrorsSpeakInTheSystemsWords() {
    let error = #expect(throws: WinnowError.self) {
      try WinnowError.during("read", "it") { _ = try Data(contentsOf: URL(filePath: "/nope/nope")) }
    }
    #expect(
      error == WinnowError("read", "it", reason: "No such file or directory", kind: .notFound))
  }

  @Test(arguments: [
    (ENOENT, WinnowError.Kind.notFound), (EACCES, .denied), (EROFS, .denied), (ENOSPC, .noRoom),
    (EIO, .other),
  ])
  func whatTheSystemSaysHasAKind(code: Int32, kind: WinnowError.Kind) {
    let error = WinnowError("open", "it", code: code)
    #expect(error.kind == kind && error.reason == String(cString: strerror(code)))
  }

  @Test func programsCanTellWhatIsWrongWithACatalog() throws {
    let folder = try TemporaryFolder()
    func kind(_ body: () throws -> Void) -> WinnowError.Kind? {
      do { try body() } catch { return (error as? WinnowError)?.kind }
      return nil
    }
    #expect(kind { _ = try Catalog(folder: folder.url, create: false) } == .notFound)
    let file = folder.url.appending(path: Catalog.fileName)
    try Data("something else, and not a little of it".utf8).write(to: file)
    #expect(kind { _ = try Catalog(folder: folder.url, create: false) } == .foreign)
    let workspace = try ScannedFixtures.copy()
    try workspace.catalog().execute(
      "UPDATE grdb_migrations SET identifier = '99' WHERE identifier = (SELECT max(identifier) FROM grdb_migrations)"
    )
    #expect(kind { _ = try workspace.catalog() } == .tooNew)
  }

  private func kind(_ body: () throws -> Void) -> WinnowError.Kind? {
    do { try body() } catch { return WinnowError.Kind(error) }
    return nil
  }

  @Test func oneSwitchServesWhateverIsThrown() throws {
    let nowhere = TestFolders.fixture("no-such-file.mp4").path
    #expect(kind { _ = try Video(nowhere) } == .notFound)
    #expect(kind { _ = try Video(TestFolders.fixture("audio-only.m4a").path) } == .notVideo)
    #expect(kind { _ = try RecipeYAML.recipe("gates: {nope: [1, 2]}") } == .badRecipe)
    #expect(kind { _ = try Toolbox.standard.adding(sink: FramesSink.self) } == .refusedName)
    #expect(kind { throw CancellationError() } == .cancelled)
    #expect(kind { throw Odd() } == .other)
    #expect(kind { throw WinnowError("a", "b", reason: "c", kind: .busy) } == .busy)
  }

  /// `MediaError` of a code of the system, negative as FFmpeg has them.
  @Test(arguments: [
    (ENOENT, MediaError.Kind.notFound), (ENOTDIR, .notFound), (EACCES, .denied), (EPERM, .denied),
    (EROFS, .denied), (EIO, .failure),
  ])
  func mediaErrorsHaveTheKindOfTheirCode(code: Int32, kind: MediaError.Kind) {
    #expect(MediaError(.open, path: "a", code: -code, reason: "b").kind == kind)
  }

  @Test func recipesInFilesHaveAKind() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "mine.yaml")
    #expect(kind { _ = try Recipe.named(file.path) } == .notFound)
    try Data("gates: {nope: [1, 2]}".utf8).write(to: file)
    #expect(kind { _ = try Recipe.named(file.path) } == .badRecipe)
    #expect(kind { _ = try Recipe.named("nope") } == .unknownName)
  }

  @Test func unknownNamesAreToldInOneWay() throws {
    let video = try Video(TestFolders.fixture("hard-cuts.mp4").path)
    #expect(kind { _ = try video.shots(by: "nope") } == .unknownName)
    #expect(kind { _ = try Instruments.standard.checkedSampler("nope") } == .unknownName)
    #expect(kind { _ = try Toolbox.standard.checkedSink("nope") } == .unknownName)
    let error = #expect(throws: WinnowError.self) {
      try Instruments.standard.checkedDetector("contnet 27")
    }
    #expect(error?.reason.contains("did you mean content?") == true)
  }

  /// Who reads a catalog and no more is not told that another is at work.
  @Test func aCatalogThatIsOnlyReadIsNotWritten() throws {
    let workspace = try ScannedFixtures.copy()
    let folder = workspace.output
    try Catalog.reading(folder) { catalog in
      #expect(kind { _ = try Selection(recipe: Recipe()).run(on: catalog) } == .denied)
      let scan = Scan(recipe: Recipe(), isolation: .thisProcess)
      #expect(kind { _ = try scan.run(inputs: [folder.path], into: catalog) } == .denied)
      #expect(kind { _ = try catalog.forget { _, _, _ in true } } == .denied)
    }
  }

  @Test func errorsOfOursPassAndOthersAreQuoted() {
    let inner = WinnowError("write", "x", reason: "y")
    #expect(throws: inner) { try WinnowError.during("read", "it") { throw inner } }
    #expect(throws: WinnowError("read", "it", reason: "odd")) {
      try WinnowError.during("read", "it") { throw Odd() }
    }
  }
}
