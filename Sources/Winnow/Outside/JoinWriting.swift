import Foundation
import GRDB
import WinnowCore

/// Writes what others say of clips, some rows at a time.
struct JoinWriting {
  let catalog: Catalog
  private(set) var columns: JoinedColumns
  let key: String
  /// What is forgotten before anything is written.
  private let drops: [OutsideName]
  /// Called before it waits for another winnow in the folder.
  let waits: () -> Void
  var summary = JoinSummary()
  private var isBegun = false

  init(
    catalog: Catalog, columns: JoinedColumns, key: String, drops: [OutsideName],
    waits: @escaping () -> Void
  ) {
    (self.catalog, self.columns, self.key) = (catalog, columns, key)
    (self.drops, self.waits) = (drops, waits)
  }

  /// Does what comes before the first record, where that has not been done.
  mutating func begin() throws {
    if !isBegun { try write([]) }
  }

  /// Writes records in one transaction.
  mutating func write(_ records: [AnswerRecord]) throws {
    var (columns, summary) = (columns, summary)
    try catalog.during(.writing, waits: waits) {
      try catalog.write { database in
        if !isBegun {
          try Self.begin(database)
          for name in drops { try Catalog.forget(name, database) }
        }
        let matched = try records.compactMap { record in
          try Self.clip(of: record, key, database, &summary).map { (record: record, clip: $0) }
        }
        try columns.learn(matched.map(\.record), in: database)
        let joined = columns.columns.sorted { $0.key < $1.key }
        for (record, clip) in matched {
          try Cancellation.check()
          try Self.write(record, of: clip, joined, database, &summary)
        }
      }
    }
    isBegun = true
    summary.ignored = columns.ignored
    summary.columns = Set(columns.columns.values.map(\.shownName)).sorted()
    (self.columns, self.summary) = (columns, summary)
  }

  /// What this input has said is kept apart, so that it can contradict itself.
  private static func begin(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS temp.said;
        CREATE TEMP TABLE said (answered INTEGER, outside INTEGER, PRIMARY KEY (answered, outside))
          WITHOUT ROWID
        """)
  }

  /// A clip that something is said of.
  private struct Place {
    var id: ContentID
    /// Its row among those that were answered; nil where nothing was said of it before.
    var row: Int64?
    var video: Int64 = 0
    var time: Range<Int64> = 0..<0
  }

  /// The clip that a record names; nil where it names none.
  private static func clip(
    of record: AnswerRecord, _ key: String, _ database: Database, _ summary: inout JoinSummary
  ) throws -> Place? {
    summary.rows += 1
    let text = record.values[key]?.text?.trimmingCharacters(in: .whitespaces)
    guard let text, !text.isEmpty else {
      summary.nameless += 1
      return nil
    }
    guard let id = ContentID(text.lowercased()), let place = try place(of: id, database) else {
      summary.unknown.add(text)
      return nil
    }
    return place
  }

  private static func place(of id: ContentID, _ database: Database) throws -> Place? {
    let known = try database.cachedStatement(sql: "SELECT id FROM answered WHERE clip = ?")
    if let row = try Int64.fetchOne(known, arguments: [id.description]) {
      return Place(id: id, row: row)
    }
    let clips = try database.cachedStatement(
      sql: "SELECT video, start_time, end_time FROM clips WHERE content = ?")
    guard let found = try Row.fetchOne(clips, arguments: [id.description]) else { return nil }
    let (start, end): (Int64, Int64) = try (found.value(1), found.value(2))
    return try Place(id: id, row: nil, video: found.value(0), time: start..<max(start, end))
  }

  private static func write(
    _ record: AnswerRecord, of clip: Place, _ columns: [(key: String, value: OutsideColumn)],
    _ database: Database,
    _ summary: inout JoinSummary
  ) throws {
    var row = clip.row
    for (name, column) in columns {
      guard let value = record.values[name], value != .nothing else { continue }
      // A word that says so is no number of a clip.
      if column.holds == .scores, value.number.map(\.isFinite) == false { continue }
      guard let answer = Answer(value, as: column.holds) else {
        summary.conflicts.add("\(name) of \(clip.id) in line \(record.line) cannot be taken")
        continue
      }
      let answered =
        try row ?? AnsweredRow.row(of: clip.id, in: clip.video, clip.time, database)
      row = answered
      let isNew = try execute(
        "INSERT OR IGNORE INTO temp.said VALUES (?, ?)", [answered, column.row], database)
      let before = try Self.answer(answered, column, database)
      if let before, before.answer == answer {
        if before.isCarried, isNew { try Self.own(answered, column, database) }
        summary.known += 1
      } else if !isNew {
        summary.conflicts.add("\(name) of \(clip.id) in line \(record.line)")
      } else {
        _ = try execute(
          "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, 0, ?)",
          [answered, column.row, answer, Int64(Date().timeIntervalSince1970)], database)
        if before == nil { summary.added += 1 } else { summary.changed += 1 }
      }
    }
  }

  private static func answer(
    _ row: Int64, _ column: OutsideColumn, _ database: Database
  ) throws -> (answer: Answer, isCarried: Bool)? {
    let statement = try database.cachedStatement(
      sql: "SELECT answer, carried FROM answers WHERE answered = ? AND outside = ?")
    return try Row.fetchOne(statement, arguments: [row, column.row]).map {
      (try Answer($0, 0), try $0.value(1, as: Int64.self) != 0)
    }
  }

  /// Has an answer that was carried stand as one that was given.
  private static func own(_ row: Int64, _ column: OutsideColumn, _ database: Database) throws {
    _ = try execute(
      "UPDATE answers SET carried = 0, joined = ? WHERE answered = ? AND outside = ?",
      [Int64(Date().timeIntervalSince1970), row, column.row], database)
  }

  /// Whether it changed anything.
  private static func execute(
    _ sql: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> Bool {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
    return database.changesCount > 0
  }
}

extension Answer {
  /// nil where scores are wanted and it is no number.
  init?(_ value: AnswerRecord.Value, as holds: OutsideRow.Holds) {
    switch holds {
    case .scores:
      guard let number = value.number, number.isFinite else { return nil }
      self = .score(number)
    case .texts:
      // SQLite ends a text there.
      guard let text = value.text, !text.utf8.contains(0) else { return nil }
      self = .text(text)
    }
  }
}
