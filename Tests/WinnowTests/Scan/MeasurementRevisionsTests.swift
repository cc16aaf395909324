import Testing
import WinnowCore

@testable import Winnow

@Suite struct MeasurementRevisionsTests {
  /// Scores of reduced pictures, shots and fingerprints stand, whichever rows the others read.
  @Test func otherRowsAreMissingInScoresOfNativeScale() {
    var settings = Recipe().measurement
    let spread = MeasurementRevisions.whole(settings)
    settings.sample.rows = .all
    let all = MeasurementRevisions.whole(settings)
    var parts = MeasurementParts()
    parts.scores = Set(Metrics.scores.filter { $0.scale == .native }.map(\.id))
    #expect(!parts.scores.isEmpty && parts.scores.count < Metrics.scores.count)
    #expect(spread.missing(from: all) == parts && all.missing(from: spread) == parts)
    // Gates ask both alike.
    #expect(Metrics.scores.allSatisfy { spread.isMeasured($0.id) && all.isMeasured($0.id) })
  }

  @Test func aTrackOfAnotherRevisionIsNotMeasured() {
    var revisions = MeasurementRevisions.whole(Recipe().measurement)
    revisions.scores["exposure.luma"] = "0"
    revisions.scores["exposure.dark"] = nil
    revisions.scores["sharpness.laplacian"] = "1; all rows"
    #expect(!revisions.isMeasured("exposure.luma") && !revisions.isMeasured("exposure.dark"))
    #expect(!revisions.isMeasured("sharpness.laplacian"))
  }
}
