import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// A video that exceeds a limit of the recipe keeps what was measured of it and says which limit.
@Suite struct ScanLimitsTests {
  private func scan(_ name: String, _ change: (inout ScanLimits) -> Void) throws -> VideoRecord {
    var recipe = Recipe()
    change(&recipe.limits)
    let path = TestFolders.fixture(name).path
    let source = try #require(try InputWalker.sources(in: [path]).first)
    return try #require(VideoScanner(recipe: recipe).scan(source))
  }

  @Test func tooLargeAPictureFails() throws {
    let record = try scan("letterboxed.mp4") { $0.pixels = 100_000 }
    #expect(record.outcome == .failed && record.isLimited)
    #expect(record.error == "open: limit: 640x360 is more than 100000 pixels (pixels)")
  }

  @Test func tooMuchTimeEndsAVideoWithWhatItHas() throws {
    let record = try scan("original.mp4") { $0.secondsPerVideo = 0.000_001 }
    #expect(record.outcome == .scanned && record.isLimited)
    #expect(record.error?.contains("(seconds_per_video)") == true)
    let frames = try #require(record.measurements?.times.count)
    #expect(frames >= 1 && frames < 100)
    #expect(record.measurements?.shots.last?.frames.upperBound == frames)
  }

  @Test func damageBeyondTheLimitEndsAVideoWithWhatItHas() throws {
    let record = try scan("truncated.mp4") { $0.consecutiveErrors = 0 }
    #expect(record.outcome == .scanned && record.isLimited)
    #expect(record.error == "limit: 1 errors in a row (consecutive_errors)")
  }

  /// The first keyframe lies behind what is looked through, so the container does not tell the size.
  @Test func factsTheProbeDoesNotReachComeFromTheFrames() throws {
    let name = "headless.ts"
    let (whole, near) = (try scan(name) { _ in }, try scan(name) { $0.probeBytes = 600 })
    let facts = try #require(near.facts)
    #expect((facts.width, facts.height, facts.pixelFormat) == (160, 90, "yuv420p"))
    #expect(facts.displaySize == (160, 90))
    #expect(facts.matrix == whole.facts?.matrix && facts.range == whole.facts?.range)
    let path = TestFolders.fixture(name).path
    let reader = try VideoReader(path: path, limits: DecodeLimits(probeBytes: 600))
    #expect(reader.facts.width == 0)
  }

  /// Only videos that ended at a limit are measured again when the limits change.
  @Test func otherLimitsConcernOnlyLimitedVideos() throws {
    let work = try Workspace("truncated.mp4", "sharp.mp4")
    var recipe = Recipe()
    recipe.limits.consecutiveErrors = 0
    #expect(try work.scan(recipe).scanned == 2)
    #expect(try work.scan(recipe).known == 2)
    recipe.limits.consecutiveErrors = 9
    let again = try work.scan(recipe)
    #expect(again.known == 1 && again.scanned == 1)
  }
}
