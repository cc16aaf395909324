import GRDB
import WinnowCore

/// What others said of one clip.
struct ClipAnswers: Hashable, Sendable {
  private struct Said: Hashable, Sendable {
    /// The row of its column.
    var column: Int64
    var answer: Answer
    /// Whether it was said of an earlier clip of nearly that span.
    var isCarried: Bool
  }

  private var said: [Said] = []

  init() {}

  var isEmpty: Bool { said.isEmpty }

  mutating func add(_ answer: Answer, to column: Int64, isCarried: Bool) {
    said.append(Said(column: column, answer: answer, isCarried: isCarried))
  }

  /// NaN where there is none.
  func score(_ column: Int64) -> Double {
    if case .score(let score) = answer(column)?.answer { score } else { .nan }
  }

  func text(_ column: Int64) -> String? {
    if case .text(let text) = answer(column)?.answer { text } else { nil }
  }

  func isCarried(_ column: Int64) -> Bool { answer(column)?.isCarried ?? false }

  func has(_ column: Int64) -> Bool { answer(column) != nil }

  private func answer(_ column: Int64) -> Said? { said.first { $0.column == column } }
}

extension [ContentID: ClipAnswers] {
  /// Those to the clips of a video, one a clip.
  func of(_ video: CutVideo) -> [ClipAnswers] {
    video.clips.map { clip in
      isEmpty ? ClipAnswers() : clip.id.flatMap { self[$0] } ?? ClipAnswers()
    }
  }
}

extension Catalog {
  /// What others said of the clips of some videos, by the clips' ids.
  ///
  /// - Parameter columns: those that are read.
  func answers(of videos: [Int64], _ columns: [OutsideColumn]) throws -> [ContentID: ClipAnswers] {
    if columns.isEmpty { return [:] }
    return try read { database in
      var answers: [ContentID: ClipAnswers] = [:]
      for some in videos.inQueries {
        try Self.readAnswers(of: some, columns, database, into: &answers)
      }
      return answers
    }
  }

  private static func readAnswers(
    of videos: ArraySlice<Int64>, _ columns: [OutsideColumn], _ database: Database,
    into answers: inout [ContentID: ClipAnswers]
  ) throws {
    let rows = columns.map { "\($0.row)" }.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: """
        SELECT clip, outside, answer, carried FROM answered JOIN answers ON answers.answered = answered.id
        WHERE video IN (\(placeholders(for: videos))) AND outside IN (\(rows))
        """)
    let found = try Row.fetchCursor(statement, arguments: arguments(videos))
    while let row = try found.next() {
      guard let clip = try ContentID(row.value(0)) else { continue }
      try answers[clip, default: ClipAnswers()].add(
        Answer(row, 2), to: row.value(1), isCarried: row.value(3))
    }
  }
}
