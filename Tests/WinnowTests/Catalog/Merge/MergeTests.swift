import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Catalogs made one.
@Suite struct MergeTests {
  private let folder: MergedFolder

  init() throws {
    folder = try MergedFolder()
  }

  @Test func oneVideoOfTwoCatalogsHasTwoPlaces() throws {
    try folder.add("original.mp4", to: "a")
    try folder.add("copy-half.mp4", to: "a")
    try folder.add("original.mp4", as: "again.mp4", to: "b")
    try folder.add("rgb.mkv", to: "b")
    try folder.scan(["a"], into: "1")
    try folder.scan(["b"], into: "2")
    try folder.scan(["a", "b"], into: "whole")
    let summary = try folder.merge(["1", "2"], into: "all")
    #expect((summary.newVideos, summary.newFiles, summary.videos, summary.files) == (3, 4, 3, 4))
    #expect(try folder.selected("all") == folder.selected("whole"))
  }

  @Test func mergingTwiceChangesNothing() throws {
    try folder.add("original.mp4", to: "a")
    try folder.add("copy-half.mp4", to: "b")
    try folder.add("notes.txt", to: "b")
    try folder.scan(["a"], into: "1")
    try folder.scan(["b"], into: "2")
    try folder.merge(["1", "2"], into: "all")
    let before = try folder.selected("all")
    let counts = try folder.counts("all")
    for names in [["1", "2"], ["2"], ["all", "1"], ["2", "1", "2"]] {
      let summary = try folder.merge(names, into: "all")
      #expect(!summary.isNews && summary.contested == 0)
      #expect(try folder.counts("all") == counts)
      #expect(try Catalog(folder: folder.out("all"), create: false).isSelected())
    }
    #expect(try folder.selected("all") == before)
    try folder.add("rgb.mkv", to: "b")
    try folder.scan(["b"], into: "2")
    #expect(try folder.merge(["2"], into: "all").newVideos == 1)
    #expect(try !Catalog(folder: folder.out("all"), create: false).isSelected())
    #expect(try folder.selected("all") != before)
  }

  @Test func catalogsThatAreMergedStayAsTheyAre() throws {
    try folder.add("original.mp4", to: "a")
    try folder.scan(["a"], into: "1")
    let file = folder.out("1").appending(path: Catalog.fileName)
    let before = try Data(contentsOf: file)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.out("1").path).sorted()
    try folder.merge(["1"], into: "all")
    #expect(try Data(contentsOf: file) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.out("1").path).sorted() == names)
  }

  /// A catalog of layout 9 is carried over in a copy.
  @Test func anOldCatalogIsMerged() throws {
    let old = TestFolders.fixtures.appending(path: "catalogs/layout-9")
    let before = try Data(contentsOf: old.appending(path: Catalog.fileName))
    let summary = try Merge(recipe: Recipe()).run([old], into: folder.out("all"))
    #expect(summary.videos > 10 && summary.newVideos == summary.videos)
    #expect(try Data(contentsOf: old.appending(path: Catalog.fileName)) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.out("all").path)
    #expect(!names.contains { $0.contains("carried") }, "\(names)")
    try FileManager.default.copyItem(at: old, to: folder.out("old"))
    #expect(try folder.selected("old") == folder.selected("all"))
    #expect(try Merge(recipe: Recipe()).run([old], into: folder.out("all")).isNews == false)
  }

  @Test func otherSettingsAreRefusedAndNothingIsWritten() throws {
    try folder.add("original.mp4", to: "a")
    try folder.add("rgb.mkv", to: "b")
    try folder.scan(["a"], into: "1")
    let other = try folder.scan(["b"], into: "2")
    var revisions = MeasurementRevisions.whole(Recipe().measurement, .standard)
    revisions.shots = "1; adaptive"
    try other.setRevisions(JSONLine.text(revisions))
    let error = #expect(throws: WinnowError.self) { try folder.merge(["1", "2"], into: "all") }
    let reason = error?.reason ?? ""
    #expect(error?.subject.hasSuffix("/2/catalog.sqlite") == true)
    #expect(reason.contains("shots: adaptive, not transitions, as in"), "\(reason)")
    #expect(reason.contains("/1/catalog.sqlite"), "\(reason)")
    #expect(!FileManager.default.fileExists(atPath: folder.out("all").path))
    try folder.merge(["1", "2"], into: "all", takesOthers: true)
    let stale = try Merge(recipe: Recipe()).staleFiles(in: folder.out("all"))
    #expect(stale.map { $0.hasSuffix("/b/rgb.mkv") } == [true])
    // What the output folder holds counts, too.
    try folder.merge(["1"], into: "one")
    #expect(throws: WinnowError.self) { try folder.merge(["2"], into: "one") }
    #expect(try Catalog(folder: folder.out("one"), create: false).allVideos().count == 1)
  }

  /// More catalogs than SQLite holds open at once.
  @Test func manyCatalogsAreMerged() throws {
    let names = (0..<12).map { "\($0)" }
    for name in names {
      let bytes = try Data(contentsOf: TestFolders.fixture("rgb.mkv"))
      try FileManager.default.createDirectory(
        at: folder.out("v\(name)"), withIntermediateDirectories: true)
      // A Void element, which holds nothing (RFC 8794).
      try (bytes + [0xEC, 0x81, UInt8(name) ?? 0]).write(to: folder.out("v\(name)/\(name).mkv"))
      try folder.scan(["v\(name)"], into: name)
    }
    try folder.scan(names.map { "v\($0)" }, into: "whole")
    try folder.merge(names, into: "all")
    try folder.merge(["3"], into: "grown")
    #expect(try folder.merge(names, into: "grown").newVideos == 11)
    #expect(try folder.selected("all") == folder.selected("whole"))
    #expect(try folder.selected("grown") == folder.selected("whole"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.out("grown").path)
    #expect(!left.contains { $0.hasSuffix(OutputPart.suffix) })
  }

  @Test func runsAreInTheOrderOfTime() throws {
    try folder.add("rgb.mkv", to: "a")
    for (name, time) in [("1", "2026-01-02T00:00:00Z"), ("2", "2026-01-01T00:00:00Z")] {
      try folder.scan(["a"], into: name).execute("UPDATE runs SET started = '\(time)'")
    }
    try folder.merge(["1", "2"], into: "all")
    let runs = try Catalog(folder: folder.out("all"), create: false).texts(
      "SELECT command || ' ' || started FROM runs ORDER BY id LIMIT 2")
    #expect(runs == ["scan 2026-01-01T00:00:00Z", "scan 2026-01-02T00:00:00Z"])
  }
}
