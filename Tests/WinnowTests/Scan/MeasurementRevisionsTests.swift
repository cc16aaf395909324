import Testing
import WinnowCore

@testable import Winnow

@Suite struct MeasurementRevisionsTests {
  /// Scores of reduced pictures, shots and fingerprints stand, whichever rows the others read.
  @Test func otherRowsAreMissingInScoresOfNativeScale() {
    var settings = Recipe().measurement
    let spread = MeasurementRevisions.whole(settings, .standard)
    settings.sample.rows = .all
    let all = MeasurementRevisions.whole(settings, .standard)
    var parts = MeasurementParts()
    let native = Instruments.standard.scores.filter { $0.scale == .native }.map(\.id)
    parts.scores = Set(native)
    #expect(!native.isEmpty && native.count < Instruments.standard.scores.count)
    #expect(spread.missing(from: all) == parts && all.missing(from: spread) == parts)
    // Gates ask both alike.
    #expect(
      Instruments.standard.scores.allSatisfy { spread.isMeasured($0) && all.isMeasured($0) })
  }

  @Test func aTrackOfAnotherRevisionIsNotMeasured() throws {
    var revisions = MeasurementRevisions.whole(Recipe().measurement, .standard)
    revisions.scores["exposure.luma"] = "0"
    revisions.scores["exposure.dark"] = nil
    revisions.scores["sharpness.laplacian"] = "1; all rows"
    for id in ["exposure.luma", "exposure.dark", "sharpness.laplacian"] {
      #expect(!revisions.isMeasured(try #require(Instruments.standard.scores[id])))
    }
  }
}
