import Foundation
import WinnowCore

/// The statistics of all scores of all clips, one block of the page for each score, so that a page
/// reads no more of them than it shows.
///
/// A block has a list of 32-bit little-endian floats for each statistic, one a clip, which is as exact
/// as they are; NaN where there is none.
struct ReportScores {
  private static let scores = Metrics.scores.map(\.id)
  private var columns = [[[Float]]](
    repeating: Array(repeating: [], count: Statistic.allCases.count), count: scores.count)

  /// Adds what is known of the next clip.
  mutating func append(_ known: [String: ScoreStatistics]) {
    for (number, score) in Self.scores.enumerated() {
      let statistics = known[score]
      for (column, statistic) in Statistic.allCases.enumerated() {
        columns[number][column].append(
          statistics.map { Float(statistic.value(of: $0)) } ?? .nan)
      }
    }
  }

  func write(_ emit: (String) throws -> Void) throws {
    for (number, columns) in columns.enumerated() where columns.first?.isEmpty == false {
      let bytes = columns.reduce(into: Data()) { $0 += BlobCoding.data($1) }
      try emit(Page.block("score-\(number)", bytes.base64EncodedString()))
    }
  }
}
