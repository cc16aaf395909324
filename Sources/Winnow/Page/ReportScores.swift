import Foundation
import WinnowCore

/// The statistics of all scores of the clips, one block of the page for each score, so that a page
/// reads no more of them than it shows.
///
/// A block has a list of 32-bit little-endian floats for each statistic, one a clip, which is as exact
/// as they are; NaN where there is none.
struct ReportScores {
  private var columns: [[[Float]]]

  init(_ scores: ScoreColumns) {
    columns = Array(
      repeating: Array(repeating: [], count: Statistic.allCases.count), count: scores.ids.count)
  }

  /// Adds what is known of the next clip.
  mutating func append(_ table: StatisticsTable, row: Int) {
    let statistics = Statistic.allCases.count
    for number in columns.indices {
      for column in 0..<statistics {
        columns[number][column].append(table[row, number * statistics + column])
      }
    }
  }

  /// Bytes that they take of the page.
  var size: Int {
    let bytes = columns.joined().reduce(0) { $0 + $1.count * MemoryLayout<Float>.size }
    return bytes * 4 / 3 + columns.count * 80
  }

  func write(_ emit: (String) throws -> Void) throws {
    for (number, columns) in columns.enumerated() where columns.first?.isEmpty == false {
      let bytes = columns.reduce(into: Data()) { $0 += BlobCoding.data($1) }
      try emit(Page.block("score-\(number)", bytes.base64EncodedString()))
    }
  }
}
