import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What is said of catalogs that were measured otherwise.
@Suite struct MeasurementProfileTests {
  private func profile(_ change: (Catalog) throws -> Void = { _ in }) throws -> MeasurementProfile {
    let workspace = try Workspace("rgb.mkv", "hard-cuts.mp4", "notes.txt")
    try workspace.scan()
    let catalog = try workspace.catalog()
    try change(catalog)
    return try MeasurementProfile(catalog)
  }

  private func aged(of name: String? = nil, _ change: (inout MeasurementRevisions) -> Void) throws
    -> MeasurementProfile
  {
    try profile { catalog in
      var revisions = MeasurementRevisions.whole(Recipe().measurement, .standard)
      change(&revisions)
      try catalog.setRevisions(JSONLine.text(revisions), of: name)
    }
  }

  @Test func thePartIsNamed() throws {
    let own = try profile()
    #expect(try own.difference(of: profile()) == nil)
    let shots = try aged {
      $0.shots = "3; adaptive"
      $0.fingerprints = "1; shots 3; adaptive"
    }
    #expect(own.difference(of: shots) == "shots: adaptive, not transitions")
    #expect(shots.difference(of: own) == "shots: transitions, not adaptive")
    let score = try aged { $0.scores["exposure.luma"] = "9" }
    #expect(own.difference(of: score) == "exposure.luma: revision 9, not revision 1")
    let missing = try aged { $0.scores["exposure.luma"] = nil }
    #expect(own.difference(of: missing) == "exposure.luma: none, not revision 1")
    #expect(missing.difference(of: own) == "exposure.luma: revision 1, not none")
    let mixed = try aged(of: "rgb.mkv") { $0.samples = "1; rate 9.0" }
    let difference = try #require(own.difference(of: mixed))
    #expect(difference.hasPrefix("samples: rate 2.0 and rate 9.0, not rate 2.0"), "\(difference)")
    #expect(mixed.difference(of: mixed) == nil)
  }

  @Test func aCatalogWithoutVideosIsLikeAll() throws {
    let empty = try Workspace("notes.txt")
    try empty.scan()
    let profile = try MeasurementProfile(empty.catalog())
    #expect(try profile.difference(of: self.profile()) == nil)
    #expect(try self.profile().difference(of: profile) == nil)
  }

  @Test func aSurveyIsToldApart() throws {
    let workspace = try Workspace("rgb.mkv")
    var scan = Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 1)
    scan.keyframesOnly = true
    _ = try scan.run(inputs: [workspace.videos.path], into: workspace.catalog())
    let survey = try MeasurementProfile(workspace.catalog())
    #expect(try profile().difference(of: survey) == "depth: keyframes, not every frame")
  }
}
