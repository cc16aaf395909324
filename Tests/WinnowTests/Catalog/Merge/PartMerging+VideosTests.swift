import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Videos that several catalogs have measured.
@Suite struct PartMergingVideosTests {
  private let folder: MergedFolder

  init() throws {
    folder = try MergedFolder()
  }

  /// The better of two is taken, whatever the order.
  @Test(arguments: [["1", "2"], ["2", "1"]]) func theBetterMeasuredIsTaken(order: [String]) throws {
    try folder.add("original.mp4", to: "a")
    try folder.add("hard-cuts.mp4", to: "a")
    let whole = try folder.scan(["a"], into: "1")
    try folder.scan(["a"], into: "2", keyframes: true)
    try folder.merge(order, into: "all", takesOthers: true)
    let videos = try Catalog(folder: folder.out("all"), create: false).allVideos()
    #expect(videos.count == 2 && videos.allSatisfy { $0.depth == .frames && $0.id != nil })
    #expect(try folder.selected("all") == folder.selected("1"))
    try whole.execute("UPDATE tracks SET sample_values = zeroblob(length(sample_values))")
    try whole.setRevisions(of: "original.mp4")
    // One current and one stale on either side.
    try folder.scan(["a"], into: "3")
    try Catalog(folder: folder.out("3"), create: false).setRevisions(of: "hard-cuts.mp4")
    let both = order == ["1", "2"] ? ["1", "3"] : ["3", "1"]
    try folder.merge(both, into: "best", takesOthers: true)
    let best = try Catalog(folder: folder.out("best"), create: false)
    let kept = try best.videos()
    #expect(try kept.count == 2 && Merge(recipe: Recipe()).staleFiles(in: folder.out("best")) == [])
    let exposed = try kept.map { video in
      try #require(try best.measurements(of: video)).scores["exposure.luma"]?.contains { $0 > 0 }
    }
    #expect(exposed == [false, true], "hard-cuts.mp4 of the first, original.mp4 of the last")
  }

  /// A part without tracks, as one that was made for an export, takes nothing away.
  @Test(arguments: [["1", "2"], ["2", "1"]]) func theWholeRowIsTaken(order: [String]) throws {
    try folder.add("original.mp4", to: "a")
    let whole = try folder.scan(["a"], into: "1")
    let part = try folder.scan(["a"], into: "2")
    try part.execute("DELETE FROM fingerprints")
    try folder.merge(order, into: "all")
    let all = try Catalog(folder: folder.out("all"), create: false)
    let (merged, own) = (
      try #require(try all.videos().first), try #require(try whole.videos().first)
    )
    #expect(
      try all.measurements(of: merged)?.fingerprints == whole.measurements(of: own)?.fingerprints)
  }
}
