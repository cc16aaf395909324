import GRDB

/// Brings what one catalog holds, attached to the connection of another, into that one, within a
/// transaction of it.
///
/// What is decided is decided first, in temporary tables: `map` says which row of the catalog each video of
/// the part is, and whether the part brings it (1 as a new one, 2 as one that is measured better), `found`
/// which files the part knows, and `won` those among them that the catalog does not know as they are.
/// Nothing depends on the numbers of rows, nor on the order in which parts come.
struct PartMerging {
  let database: Database
  /// The name under which the part is attached.
  let part: String
  /// By which it is judged what is measured best.
  let keys: MeasurementKeys
  let trees: InputTrees
  /// Where files of the part lie now.
  let moves: [RootMove]

  private(set) var changes = MergeChanges()

  init(
    _ part: String, of database: Database, _ keys: MeasurementKeys, _ trees: InputTrees,
    moves: [RootMove]
  ) {
    (self.database, self.part, self.keys) = (database, part, keys)
    (self.trees, self.moves) = (trees, moves)
  }

  /// - Parameter roots: the directories that were named to the part's scans, where they lie now.
  mutating func run(trees roots: [String]) throws {
    try begin()
    try mapVideos()
    try findPlaces()
    try mapUnnamed()
    changes = try MergeChanges(database)
    try writeVideos()
    changes.trees = try write(trees: roots)
    try writePlaces()
    changes.answers = try writeAnswers()
    changes.annotations = try writeAnnotations()
    try writeDescriptions()
    try writeCopies()
    if changes.isNews { try dropDecisions() }
    try writeRuns()
    try end()
  }

  func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
    try database.execute(sql: sql, arguments: arguments)
  }

  /// The columns of a table, without those of `others`, in order.
  func columns(of table: String, without others: String...) throws -> [String] {
    try database.columns(in: table, in: "main").map(\.name).filter { !others.contains($0) }
  }

  private func begin() throws {
    try end()
    try execute(
      """
      CREATE TEMP TABLE map (old INTEGER PRIMARY KEY, new INTEGER NOT NULL UNIQUE,
        brings INTEGER NOT NULL);
      CREATE TEMP TABLE found (root TEXT, path TEXT, size INTEGER, modified INTEGER,
        changed INTEGER, present INTEGER, video INTEGER, PRIMARY KEY (root, path)) WITHOUT ROWID;
      CREATE TEMP TABLE won (place INTEGER, root TEXT, path TEXT, size INTEGER, modified INTEGER,
        changed INTEGER, present INTEGER, video INTEGER);
      CREATE INDEX temp.won_place ON won (place);
      """)
    for (table, schema) in [("part_kinds", part), ("main_kinds", "main")] {
      try execute(
        """
        CREATE TEMP TABLE \(table) (measurement INTEGER, outcome TEXT, depth TEXT, parts TEXT,
          standing INTEGER, PRIMARY KEY (measurement, outcome, depth)) WITHOUT ROWID
        """)
      try fill(table, from: schema)
    }
  }

  /// Fills a table with how well videos are measured that share a measurement and an outcome.
  private func fill(_ table: String, from schema: String) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT measurement, outcome, coalesce(depth, ''), parts
        FROM \(schema).videos JOIN \(schema).measurements ON measurements.id = measurement
        """)
    while let row = try rows.next() {
      let (outcome, depth, parts): (String, String, String) = try (
        row.value(1), row.value(2), row.value(3)
      )
      let standing = MeasurementStanding.of(
        Outcome(rawValue: outcome) ?? .failed, ScanDepth(rawValue: depth),
        MeasurementRevisions(json: parts), by: keys)
      try execute(
        "INSERT OR IGNORE INTO temp.\(table) VALUES (?, ?, ?, ?, ?)",
        [try row.value(0, as: Int64.self), outcome, depth, parts, standing])
    }
  }

  private func end() throws {
    let decided = ["map", "found", "won", "lost", "part_kinds", "main_kinds"]
    for table in decided + Self.maps {
      try execute("DROP TABLE IF EXISTS temp.\(table)")
    }
  }

  /// What was decided of the videos that there were does not speak of all any more.
  private func dropDecisions() throws {
    for table in MergedTable.names(.dropped) { try execute("DELETE FROM main.\(table)") }
  }
}
