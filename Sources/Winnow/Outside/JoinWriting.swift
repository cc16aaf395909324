import Foundation
import GRDB
import WinnowCore

/// Writes what others say of clips, some rows at a time.
struct JoinWriting {
  let catalog: Catalog
  private(set) var columns: JoinedColumns
  let key: String
  /// Called before it waits for another winnow in the folder.
  let waits: () -> Void
  var summary = JoinSummary()
  private var isBegun = false

  init(catalog: Catalog, columns: JoinedColumns, key: String, waits: @escaping () -> Void) {
    (self.catalog, self.columns, self.key, self.waits) = (catalog, columns, key, waits)
  }

  /// Writes records in one transaction.
  mutating func write(_ records: [AnswerRecord]) throws {
    var (columns, summary) = (columns, summary)
    try FolderLock.during(.writing, catalog.folder, waits: waits) {
      try catalog.write { database in
        if !isBegun { try Self.begin(database) }
        try columns.learn(records, in: database)
        for record in records {
          try Cancellation.check()
          try Self.write(record, key, columns, database, &summary)
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

  private static func write(
    _ record: AnswerRecord, _ key: String, _ columns: JoinedColumns, _ database: Database,
    _ summary: inout JoinSummary
  ) throws {
    summary.rows += 1
    guard let text = record.values[key]?.text else {
      summary.nameless += 1
      return
    }
    guard let clip = ContentID(text), let row = try answered(clip, database) else {
      summary.unknown.add(text)
      return
    }
    for (name, column) in columns.columns.sorted(by: { $0.key < $1.key }) {
      guard let value = record.values[name], value != .nothing else { continue }
      // A word that says so is no number of a clip.
      if column.holds == .scores, value.number.map(\.isFinite) == false { continue }
      guard let answer = Answer(value, as: column.holds) else {
        summary.conflicts.add("\(name) of \(text) in line \(record.line) is no number")
        continue
      }
      let isNew = try execute(
        "INSERT OR IGNORE INTO temp.said VALUES (?, ?)", [row, column.row], database)
      let before = try Self.answer(row, column, database)
      if before?.answer == answer, before?.isCarried == false {
        summary.known += 1
      } else if !isNew {
        summary.conflicts.add("\(name) of \(text) in line \(record.line)")
      } else {
        _ = try execute(
          "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, 0, ?)",
          [row, column.row, answer, Int64(Date().timeIntervalSince1970)], database)
        if before == nil { summary.added += 1 } else { summary.changed += 1 }
      }
    }
  }

  /// The row of a clip, which is made where nothing was said of it before; nil where there is no such clip.
  private static func answered(_ clip: ContentID, _ database: Database) throws -> Int64? {
    let known = try database.cachedStatement(sql: "SELECT id FROM answered WHERE clip = ?")
    if let row = try Int64.fetchOne(known, arguments: [clip]) { return row }
    let clips = try database.cachedStatement(
      sql: "SELECT video, start_time, end_time FROM clips WHERE content = ?")
    guard let found = try Row.fetchOne(clips, arguments: [clip]) else { return nil }
    var row = try AnsweredRow(
      id: nil, video: found.value(0), clip: clip, startTime: found.value(1), endTime: found.value(2)
    )
    try row.insert(database)
    return row.id
  }

  private static func answer(
    _ row: Int64, _ column: OutsideColumn, _ database: Database
  ) throws -> (answer: Answer, isCarried: Bool)? {
    let statement = try database.cachedStatement(
      sql: "SELECT answer, carried FROM answers WHERE answered = ? AND outside = ?")
    return try Row.fetchOne(statement, arguments: [row, column.row]).map {
      (try Answer($0, 0), try $0.value(1))
    }
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
      guard let text = value.text else { return nil }
      self = .text(text)
    }
  }
}
