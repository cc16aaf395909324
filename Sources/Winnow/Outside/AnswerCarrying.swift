import GRDB
import WinnowCore

/// Gives clips that others have not said something of what they said of an earlier clip of the same video and
/// nearly the same span. What was carried is not carried on; it follows what it came from.
struct AnswerCarrying {
  let catalog: Catalog
  /// The least intersection over union, 0...1.
  let least: Double

  private struct Span {
    var video: Int64
    var clip: ContentID
    var time: Range<Int64>
  }

  private struct Said {
    var span: Span
    var column: Int64
    var answer: Answer
    var joined: Int64
  }

  /// - Returns: how many answers were carried.
  func run() throws -> Int {
    let videos = try catalog.read {
      try Int64.fetchAll($0, sql: "SELECT DISTINCT video FROM answered")
    }
    var carried = 0
    for some in videos.inQueries {
      try catalog.write { database in
        let clips = try clips(of: some, database)
        let current = Set(clips.map(\.clip))
        // Clips that overlap each other are no earlier ones.
        let said = try Dictionary(
          grouping: self.said(of: some, database).filter { !current.contains($0.span.clip) },
          by: \.span.video)
        let known = try known(of: some, database)
        let before = try takenOver(of: some, database)
        for span in clips {
          try Cancellation.check()
          carried += try carry(
            said[span.video] ?? [], to: span, known[span.clip] ?? [], before[span.clip] ?? [:],
            database)
        }
      }
    }
    return carried
  }

  private func carry(
    _ said: [Said], to span: Span, _ known: Set<Int64>, _ before: [Int64: Answer],
    _ database: Database
  ) throws -> Int {
    var best: [Int64: (said: Said, overlap: Double)] = [:]
    for said in said where said.span.clip != span.clip && !known.contains(said.column) {
      let overlap = Self.overlap(said.span.time, span.time)
      guard overlap >= least else { continue }
      let other = best[said.column]
      if other.map({ (overlap, said.joined) > ($0.overlap, $0.said.joined) }) ?? true {
        best[said.column] = (said, overlap)
      }
    }
    best = best.filter { before[$0.key] != $0.value.said.answer }
    guard !best.isEmpty else { return 0 }
    let row = try AnsweredRow.row(of: span.clip, in: span.video, span.time, database)
    let insertion = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, 1, ?)")
    for (column, best) in best.sorted(by: { $0.key < $1.key }) {
      try insertion.execute(arguments: [row, column, best.said.answer, best.said.joined])
    }
    return best.count
  }

  /// Intersection over union, 0...1.
  private static func overlap(_ a: Range<Int64>, _ b: Range<Int64>) -> Double {
    func length(_ from: Int64, _ to: Int64) -> Double { max(0, Double(to) - Double(from)) }
    let common = length(max(a.lowerBound, b.lowerBound), min(a.upperBound, b.upperBound))
    let whole = length(min(a.lowerBound, b.lowerBound), max(a.upperBound, b.upperBound))
    return whole > 0 ? common / whole : 0
  }

  // MARK: Reading

  private func rows(
    _ sql: String, _ videos: ArraySlice<Int64>, _ database: Database
  ) throws -> RowCursor {
    let statement = try database.cachedStatement(
      sql: "\(sql) (\(Catalog.placeholders(for: videos)))")
    return try Row.fetchCursor(statement, arguments: Catalog.arguments(videos))
  }

  private static func span(_ row: Row) throws -> Span? {
    guard let clip = try ContentID(row.value(1)) else { return nil }
    let (start, end): (Int64, Int64) = try (row.value(2), row.value(3))
    return try Span(video: row.value(0), clip: clip, time: start..<max(start, end))
  }

  private func said(of videos: ArraySlice<Int64>, _ database: Database) throws -> [Said] {
    let rows = try rows(
      """
      SELECT video, clip, start_time, end_time, outside, answer, joined
      FROM answered JOIN answers ON answers.answered = answered.id
      WHERE carried = 0 AND video IN
      """, videos, database)
    var said: [Said] = []
    while let row = try rows.next() {
      guard let span = try Self.span(row) else { continue }
      said.append(
        Said(
          span: span, column: try row.value(4), answer: try Answer(row, 5), joined: try row.value(6)
        ))
    }
    return said
  }

  /// The columns in which something was said of clips themselves, by their ids.
  private func known(
    of videos: ArraySlice<Int64>, _ database: Database
  ) throws -> [ContentID: Set<Int64>] {
    let rows = try rows(
      """
      SELECT clip, outside FROM answered JOIN answers ON answers.answered = answered.id
      WHERE carried = 0 AND video IN
      """, videos, database)
    var known: [ContentID: Set<Int64>] = [:]
    while let row = try rows.next() {
      if let clip = try ContentID(row.value(0)) {
        try known[clip, default: []].insert(row.value(1))
      }
    }
    return known
  }

  /// What clips took over before, by their ids and columns.
  private func takenOver(
    of videos: ArraySlice<Int64>, _ database: Database
  ) throws -> [ContentID: [Int64: Answer]] {
    let rows = try rows(
      """
      SELECT clip, outside, answer FROM answered JOIN answers ON answers.answered = answered.id
      WHERE carried <> 0 AND video IN
      """, videos, database)
    var answers: [ContentID: [Int64: Answer]] = [:]
    while let row = try rows.next() {
      guard let clip = try ContentID(row.value(0)) else { continue }
      try answers[clip, default: [:]][row.value(1)] = Answer(row, 2)
    }
    return answers
  }

  private func clips(of videos: ArraySlice<Int64>, _ database: Database) throws -> [Span] {
    let rows = try rows(
      """
      SELECT video, content, start_time, end_time FROM clips WHERE content IS NOT NULL AND video IN
      """, videos, database)
    var spans: [Span] = []
    while let row = try rows.next() {
      if let span = try Self.span(row) { spans.append(span) }
    }
    return spans
  }
}
