import GRDB

/// Copies that are known, so that they need not be looked for again.
extension PartMerging {
  /// The column of `compared` that tells apart the sets of videos between which copies are known; without
  /// one they are known between all.
  private static let set = "circle"
  /// That of clips which are known through others that are all but the same.
  private static let represented = "represented"

  func writeCopies() throws {
    let theirs = try compared(part, "videos.id IN (\(comparable))")
    guard theirs.count > 0, let criteria = theirs.criteria else { return }
    let own = try compared("main", "true")
    let hasSets = try columns(of: "compared").contains(Self.set)
    if own.count == 0 || own.criteria != criteria && own.count < theirs.count
      || !hasSets && own.count < theirs.count
    {
      try execute("DELETE FROM main.compared")
      try execute("DELETE FROM main.comparison")
    } else if !hasSets || own.criteria != criteria {
      return
    }
    let columns = try columns(of: "comparison").joined(separator: ", ")
    try execute(
      "INSERT OR IGNORE INTO main.comparison (\(columns)) SELECT \(columns) FROM \(part).comparison"
    )
    try writeCompared(hasSets)
  }

  /// Videos of the part that the catalog has as they were when the part looked for their copies.
  private var comparable: String {
    """
    SELECT map.old FROM temp.map
      JOIN \(part).videos a ON a.id = map.old
      JOIN temp.measurements_map AS measured ON measured.old = a.measurement
      JOIN main.videos b ON b.id = map.new AND b.measurement = measured.new
    """
  }

  private func compared(_ schema: String, _ condition: String) throws -> (
    count: Int, criteria: String?
  ) {
    let count = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM \(schema).compared JOIN \(schema).videos ON videos.id = video
        WHERE \(condition)
        """)
    let criteria = try String.fetchOne(
      database, sql: "SELECT criteria FROM \(schema).comparison")
    return (count ?? 0, criteria)
  }

  /// Leaves out videos with clips whose copies are those of a clip that is left out.
  private func dropUnrepresented() throws {
    guard try columns(of: "compared").contains(Self.represented) else { return }
    repeat {
      try execute(
        """
        DELETE FROM temp.known WHERE old IN (
          SELECT a.video FROM \(part).compared a JOIN temp.known ON known.old = a.video
          WHERE a.\(Self.represented) IS NOT NULL AND (
            EXISTS (SELECT 1 FROM \(part).copies WHERE video_a = a.video
              AND video_b NOT IN (SELECT old FROM temp.known))
            OR EXISTS (SELECT 1 FROM \(part).copies WHERE video_b = a.video
              AND video_a NOT IN (SELECT old FROM temp.known))))
        """)
    } while database.changesCount > 0
  }

  private func writeCompared(_ hasSets: Bool) throws {
    let columns = try columns(of: "compared", without: "video", Self.set)
    let values = columns.map { "a.\($0)" }.joined(separator: ", ")
    let list = columns.joined(separator: ", ")
    let first = "(SELECT coalesce(max(\(Self.set)), 0) + 1 FROM main.compared)"
    let number = "dense_rank() OVER (ORDER BY a.\(Self.set)) - 1 + \(first)"
    try execute(
      """
      CREATE TEMP TABLE known AS
        SELECT a.video AS old, map.new FROM \(part).compared a JOIN temp.map ON map.old = a.video
        WHERE a.video IN (\(comparable)) AND map.new NOT IN (SELECT video FROM main.compared);
      CREATE UNIQUE INDEX temp.known_old ON known (old);
      """)
    try dropUnrepresented()
    try execute(
      """
      INSERT INTO main.compared (video\(hasSets ? ", \(Self.set)" : ""), \(list))
        SELECT known.new\(hasSets ? ", \(number)" : ""), \(values)
        FROM \(part).compared a JOIN temp.known ON known.old = a.video ORDER BY known.new;
      """)
    let others = try self.columns(of: "copies", without: "video_a", "video_b")
    try execute(
      """
      INSERT INTO main.copies (video_a, video_b, \(others.joined(separator: ", ")))
        SELECT x.new, y.new, \(others.map { "a.\($0)" }.joined(separator: ", "))
        FROM \(part).copies a JOIN temp.known x ON x.old = a.video_a
          JOIN temp.known y ON y.old = a.video_b;
      DROP TABLE temp.known;
      """)
  }
}
