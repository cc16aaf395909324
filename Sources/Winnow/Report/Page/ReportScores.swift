import Foundation
import WinnowCore

/// The statistics of all scores of all clips, one block of the page for each score, so that a page
/// reads no more of them than it shows.
///
/// A block has a list of 32-bit little-endian floats for each statistic, one a clip, which is as exact as
/// they are; NaN where there is none.
struct ReportScores {
  private var columns: [[[Float]]]

  /// - Throws: `WinnowError` where the catalog cannot be read.
  init(_ catalog: Catalog, _ data: ReportData) throws {
    let scores = Metrics.scores.map(\.id)
    let statistics = Statistic.allCases
    columns = Array(
      repeating: Array(repeating: [], count: statistics.count), count: scores.count)
    for video in data.sources {
      for clip in try catalog.clips(of: video.id) {
        for (number, score) in scores.enumerated() {
          let known = clip.scores[score]
          for (column, statistic) in statistics.enumerated() {
            columns[number][column].append(known.map { Float(statistic.value(of: $0)) } ?? .nan)
          }
        }
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
