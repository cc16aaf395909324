import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Files that several catalogs know, and what they are called.
@Suite struct PartMergingPlacesTests {
  private let folder: MergedFolder

  init() throws {
    folder = try MergedFolder()
  }

  /// The same path on two machines, or at two times.
  @Test(arguments: [["1", "2"], ["2", "1"]]) func theFileThatWasChangedLastCounts(order: [String])
    throws
  {
    let file = try folder.add("rgb.mkv", as: "x.mkv", to: "a")
    try folder.scan(["a"], into: "1")
    try FileManager.default.removeItem(at: file)
    try folder.add("vfr.mp4", as: "x.mkv", to: "a")
    try folder.scan(["a"], into: "2")
    let summary = try folder.merge(order, into: "all")
    #expect(summary.contested == 1 && summary.firstContested?.hasSuffix("/a/x.mkv") == true)
    #expect((summary.videos, summary.files) == (2, 1))
    #expect(try folder.selected("all") == folder.selected("2"))
  }

  /// A file that failed where another scan could read it is that of the other.
  @Test(arguments: [["1", "2"], ["2", "1"]]) func whatHasNoIdIsKnownByItsFile(order: [String])
    throws
  {
    try folder.add("rgb.mkv", to: "a")
    let failed = try folder.scan(["a"], into: "1")
    try failed.execute("DELETE FROM tracks; DELETE FROM timelines; DELETE FROM fingerprints")
    try failed.execute(
      "UPDATE videos SET content = NULL, outcome = 'failed', depth = NULL, error = 'x'")
    try folder.scan(["a"], into: "2")
    let summary = try folder.merge(order, into: "all")
    #expect((summary.videos, summary.files) == (1, 1))
    #expect(try folder.selected("all") == folder.selected("2"))
  }

  /// Below which directory a file is called depends on all that were named.
  @Test(arguments: [["1", "2"], ["2", "1"]]) func namesAreThoseBelowTheOutermost(order: [String])
    throws
  {
    try folder.add("rgb.mkv", to: "a/b/c")
    try folder.add("vfr.mp4", to: "a")
    try folder.scan(["a/b"], into: "1")
    try folder.scan(["a"], into: "2")
    try folder.scan(["a/b", "a"], into: "whole")
    try folder.merge(order, into: "all")
    #expect(try folder.selected("all") == folder.selected("whole"))
    // Into a catalog that is there.
    try folder.merge([order[0]], into: "grown")
    #expect(try folder.merge([order[1]], into: "grown").isNews)
    #expect(try folder.selected("grown") == folder.selected("whole"))
    #expect(try folder.merge(order, into: "grown").isNews == false)
  }

  @Test func treesThatHaveMovedAreTold() throws {
    try folder.add("rgb.mkv", to: "a/b")
    try folder.add("vfr.mp4", to: "a")
    try folder.scan(["a"], into: "1")
    try FileManager.default.moveItem(at: folder.out("a"), to: folder.out("c"))
    try folder.add("hard-cuts.mp4", to: "d")
    try folder.scan(["d"], into: "2")
    let moves = [RootMove(from: folder.out("a").path, to: folder.out("c").path)]
    try folder.merge(["1", "2"], into: "all", moves: moves)
    try folder.scan(["c", "d"], into: "whole")
    #expect(try folder.selected("all") == folder.selected("whole"))
    #expect(try folder.merge(["1", "2"], into: "all", moves: moves).isNews == false)
  }
}
