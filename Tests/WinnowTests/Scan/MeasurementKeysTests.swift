import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What of a video is measured again when what it was measured by has changed.
@Suite struct MeasurementKeysTests {
  private let workspace: Workspace
  private let catalog: Catalog

  init() throws {
    workspace = try Workspace("hard-cuts.mp4", "rgb.mkv")
    try workspace.scan()
    catalog = try workspace.catalog()
  }

  private func video(_ name: String = "hard-cuts.mp4") throws -> CatalogVideo {
    try #require(try catalog.videos().first { $0.path == name })
  }

  /// Has the catalog say that parts were measured by an older revision.
  private func age(_ change: (inout MeasurementRevisions) -> Void) throws {
    var revisions = try video().revisions
    change(&revisions)
    try catalog.setRevisions(JSONLine.text(revisions))
  }

  /// Scans again, and returns the frames decoded and what was said to be missing.
  private func rescan(_ recipe: Recipe = Recipe()) throws -> (frames: Int, stale: String) {
    let progress = ScanProgress()
    try workspace.scan(recipe, progress: progress)
    return (progress.current.frames, progress.overview.stale.description)
  }

  private func expectAllIsCurrent() throws {
    #expect(try video().revisions == .whole(Recipe().measurement, .standard))
    #expect(try rescan() == (0, ""))
  }

  /// The scores, of which some are no numbers.
  private func bits(_ measured: VideoMeasurements?) -> [String: [UInt32]]? {
    measured?.scores.mapValues { $0.map(\.bitPattern) }
  }

  @Test func aScoreIsMeasuredByItself() throws {
    let before = try #require(try catalog.measurements(of: video()))
    // What is not measured again stays, right or wrong.
    try catalog.execute(
      """
      UPDATE tracks SET sample_values = zeroblob(length(sample_values))
      WHERE score IN ('motion.vmaf', 'exposure.luma')
      """)
    try age { $0.scores["motion.vmaf"] = "0" }
    let (frames, stale) = try rescan()
    #expect(frames == 150 + 12 && stale == "motion.vmaf of 2 videos")
    let after = try #require(try catalog.measurements(of: video()))
    #expect(bits(after)?["motion.vmaf"] == bits(before)?["motion.vmaf"])
    #expect(after.scores["exposure.luma"]?.allSatisfy { $0 == 0 } == true)
    #expect(after.shots == before.shots && after.fingerprints == before.fingerprints)
    try expectAllIsCurrent()
  }

  @Test func aMissingScoreIsMeasured() throws {
    let before = try #require(try catalog.measurements(of: video()))
    try catalog.execute("DELETE FROM tracks WHERE score LIKE 'letterbox.%'")
    try age { revisions in
      revisions.scores = revisions.scores.filter { !$0.key.hasPrefix("letterbox.") }
    }
    #expect(try rescan().frames == 162)
    let after = try #require(try catalog.measurements(of: video()))
    #expect(after.scores["letterbox.top"] == before.scores["letterbox.top"])
    try expectAllIsCurrent()
  }

  @Test func anotherDetectorLeavesScoresAlone() throws {
    try catalog.execute(
      "UPDATE tracks SET sample_values = zeroblob(length(sample_values))")
    var recipe = Recipe()
    recipe.shots.detector = "content 250"
    let (frames, stale) = try rescan(recipe)
    #expect(frames == 162 && stale == "fingerprints of 2 videos; shots of 2 videos")
    let after = try #require(try catalog.measurements(of: video()))
    #expect(after.shots.count == 1 && !after.fingerprints.moments.isEmpty)
    #expect(after.scores["exposure.luma"]?.allSatisfy { $0 == 0 } == true)
    #expect(try rescan(recipe) == (0, ""))
  }

  @Test(arguments: ["shots", "fingerprints", "hashes", "small pictures", "facts"])
  func everyPartIsMeasuredByItself(part: String) throws {
    let before = try #require(try catalog.measurements(of: video()))
    let pictures = try catalog.thumbnails(of: video())
    try age { revisions in
      switch part {
      case "shots": revisions.shots = "0; transitions"
      case "fingerprints": revisions.fingerprints = "0; shots 1; transitions"
      case "hashes": revisions.hashes = "0"
      case "small pictures": revisions.pictures = "0"
      default: revisions.facts = "0"
      }
    }
    #expect(try rescan() == (162, "\(part) of 2 videos"))
    let after = try #require(try catalog.measurements(of: video()))
    #expect(after.shots == before.shots && after.fingerprints == before.fingerprints)
    #expect(after.pdq == before.pdq && after.times == before.times)
    #expect(try catalog.thumbnails(of: video()) == pictures)
    try expectAllIsCurrent()
  }

  @Test func anotherTimelineTakesAllWithIt() throws {
    try age { $0.timeline = "0" }
    #expect(try rescan() == (162, "everything of 2 videos"))
    try expectAllIsCurrent()
  }

  /// Frames that decode otherwise than they did are measured whole.
  @Test func whatDoesNotFitIsMeasuredWhole() throws {
    let times = try catalog.data("SELECT times FROM timelines")
    var other = FrameTimes(timeBase: try #require(try video("rgb.mkv").facts?.timeBase))
    for frame in 0..<12 { other.append(pts: Int64(frame) * 7, duration: 7) }
    try catalog.execute(
      "UPDATE timelines SET times = ? WHERE video = \(video("rgb.mkv").row)", Data(other.encoded))
    try age { $0.scores["motion.vmaf"] = "0" }
    #expect(try rescan().frames == 150 + 12 + 12)
    #expect(try catalog.measurements(of: video("rgb.mkv"))?.times != other && times != nil)
    try expectAllIsCurrent()
  }

  @Test func aWorkerMeasuresPartsToo() throws {
    var settings = Recipe().measurement
    settings.parts = MeasurementParts()
    settings.parts.scores = ["motion.vmaf"]
    let source = try video().source
    let record = try #require(VideoScanner(settings: settings, .standard).scan(source))
    let measured = try #require(record.measurements)
    #expect(measured.scores.keys.contains("motion.vmaf") && measured.scores.count < 4)
    #expect(measured.shots.count == 1 && measured.fingerprints.moments.isEmpty)
    #expect(measured.pdq.isEmpty && record.thumbnails.frames.isEmpty)
    let packed = try PropertyListEncoder().encode(PackedRecord(record))
    let unpacked = try PropertyListDecoder().decode(PackedRecord.self, from: packed)
    let came = unpacked.record(of: source, try #require(record.storable).parts)
    let stored = try came.stored?.unpacked(timeBase: measured.times.timeBase)
    #expect(bits(stored) == bits(measured) && stored?.times == measured.times)
    #expect(came.id == record.id && record.id != nil)
  }

  /// A gate never passes a clip for want of measurement.
  @Test(arguments: [nil, "0"]) func whatAGateAsksForMustBeMeasured(revision: String?) throws {
    try age { $0.scores["motion.vmaf"] = revision }
    var recipe = Recipe.everything
    recipe.gates = [
      Gate(score: "motion.vmaf", statistic: .mean, lower: 0, upper: nil),
      Gate(score: "exposure.luma", statistic: .mean, lower: nil, upper: 0),
    ]
    #expect(try workspace.select(recipe).failing.mapValues(\.clips) == ["exposure.luma.mean": 6])
    var lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(lines.allSatisfy { $0.reasons.last == "unmeasured: motion.vmaf.mean" })
    recipe.gates.removeLast()
    let funnel = try workspace.select(recipe)
    #expect((funnel.unmeasured, funnel.kept, funnel.rejected) == (6, 0, 0))
    lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(lines.allSatisfy { $0.verdict == .unmeasured })
    try workspace.scan()
    #expect(try workspace.select(recipe).kept == 6)
  }
}
