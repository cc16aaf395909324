import GRDB

/// Videos, and what hangs on them.
extension PartMerging {
  /// Finds the videos of the part among those of the catalog, by their ids.
  func mapVideos() throws {
    try execute(
      """
      INSERT INTO temp.map
        SELECT a.id, b.id, 0 FROM \(part).videos a JOIN main.videos b ON b.content = a.content;
      INSERT INTO temp.map
        SELECT id, (SELECT coalesce(max(id), 0) FROM main.videos) + row_number() OVER (ORDER BY id), 1
        FROM \(part).videos
        WHERE content IS NOT NULL AND id NOT IN (SELECT old FROM temp.map);
      """)
    let better = try isBetter("a", "a_kind", than: "b", "b_kind")
    try execute(
      """
      UPDATE temp.map SET brings = 2 WHERE brings = 0 AND old IN (
        SELECT map.old FROM temp.map
          JOIN \(part).videos a ON a.id = map.old
          JOIN temp.part_kinds a_kind ON \(Self.isKind("a_kind", of: "a"))
          JOIN main.videos b ON b.id = map.new
          JOIN temp.main_kinds b_kind ON \(Self.isKind("b_kind", of: "b"))
        WHERE map.brings = 0 AND \(better))
      """)
  }

  /// A video without an id comes where it is what a file holds.
  func mapUnnamed() throws {
    try execute(
      """
      INSERT INTO temp.map
        SELECT video, (SELECT max(coalesce(max(new), 0), (SELECT coalesce(max(id), 0) FROM main.videos))
          FROM temp.map) + row_number() OVER (ORDER BY video), 1
        FROM (SELECT DISTINCT video FROM temp.won)
        WHERE video NOT IN (SELECT old FROM temp.map);
      """)
  }

  static func isKind(_ kind: String, of video: String) -> String {
    """
    (\(kind).measurement, \(kind).outcome, \(kind).depth)
      = (\(video).measurement, \(video).outcome, coalesce(\(video).depth, ''))
    """
  }

  /// Whether a video of the part, `a`, is measured better than one of the catalog; of two that are measured
  /// alike, whether it comes first by what is said of it.
  func isBetter(_ a: String, _ aKind: String, than b: String, _ bKind: String) throws -> String {
    let rest = try columns(
      of: "videos", without: "id", "content", "measurement", "outcome", "depth", "frames")
    func rank(_ video: String, _ kind: String, _ schema: String) -> String {
      let missing = MergedTable.names(.measured).map {
        "(NOT EXISTS (SELECT 1 FROM \(schema).\($0) WHERE video = \(video).id))"
      }
      let parts =
        ["\(kind).standing", "\(video).content IS NULL", missing.joined(separator: " + ")]
        + ["\(kind).parts", "-\(video).frames"] + rest.map { "coalesce(\(video).\($0), '')" }
      return "(\(parts.joined(separator: ", ")))"
    }
    return "\(rank(a, aKind, part)) < \(rank(b, bKind, "main"))"
  }

  /// Writes the videos that the part brings, with all that hangs on them.
  func writeVideos() throws {
    for table in MergedTable.all {
      if case .shared(let key) = table.kind, table.columns == nil { try write(table, by: key) }
    }
    let columns = try columns(of: "videos", without: "id", "measurement").joined(separator: ", ")
    let brought = { (kind: Int) in
      """
      FROM temp.map CROSS JOIN \(self.part).videos a ON a.id = map.old
        JOIN temp.measurements_map AS measured ON measured.old = a.measurement
      WHERE map.brings = \(kind)
      """
    }
    try execute(
      """
      INSERT INTO main.videos (id, measurement, \(columns))
        SELECT map.new, measured.new, \(columns) \(brought(1)) ORDER BY map.new;
      UPDATE main.videos SET (measurement, \(columns)) = (
        SELECT measured.new, \(columns) \(brought(2)) AND map.new = videos.id)
        WHERE id IN (SELECT new FROM temp.map WHERE brings = 2);
      DELETE FROM main.compared WHERE video IN (SELECT new FROM temp.map WHERE brings = 2);
      """)
    for table in MergedTable.all where table.hangsOnVideos { try writeRows(of: table) }
  }

  /// Sees to it that there are the rows of a shared table that what is brought needs, and notes which rows
  /// they are.
  private func write(_ table: MergedTable, by key: String) throws {
    let (name, map) = (table.name, Self.map(of: table.name))
    let columns = try columns(of: name, without: "id").joined(separator: ", ")
    let needed = MergedTable.all.flatMap { user in
      user.references.filter { $0.value == name }.keys.map { column in
        """
        SELECT \(column) FROM \(part).\(user.name) WHERE \(user.name == "videos" ? "id" : "video")
          IN (SELECT old FROM temp.map WHERE brings > 0)
        """
      }
    }
    try execute(
      """
      INSERT OR IGNORE INTO main.\(name) (\(columns))
        SELECT \(columns) FROM \(part).\(name)
        WHERE id IN (\(needed.joined(separator: " UNION "))) ORDER BY \(key);
      CREATE TEMP TABLE \(map) AS
        SELECT a.id AS old, b.id AS new
        FROM \(part).\(name) a JOIN main.\(name) b ON b.\(key) = a.\(key);
      CREATE UNIQUE INDEX temp.\(map)_old ON \(map) (old);
      """)
  }

  /// The temporary table that says which rows of the catalog those of a shared table of the part are.
  private static func map(of table: String) -> String { "\(table)_map" }

  static var maps: [String] {
    MergedTable.all.compactMap { table in
      if case .shared = table.kind { map(of: table.name) } else { nil }
    }
  }

  private func writeRows(of table: MergedTable) throws {
    let shared = Set(Self.maps)
    let columns = try columns(of: table.name, without: "video")
    var values: [String] = []
    var joins = ""
    for column in columns {
      let map = table.references[column].map(Self.map)
      if let map, shared.contains(map) {
        joins += " JOIN temp.\(map) ON \(map).old = a.\(column)"
        values.append("\(map).new")
      } else {
        values.append("a.\(column)")
      }
    }
    // Video by video, since few may come of many.
    try execute(
      """
      DELETE FROM main.\(table.name) WHERE video IN (SELECT new FROM temp.map WHERE brings = 2);
      INSERT INTO main.\(table.name) (video, \(columns.joined(separator: ", ")))
        SELECT map.new, \(values.joined(separator: ", "))
        FROM temp.map CROSS JOIN \(part).\(table.name) a ON a.video = map.old\(joins)
        WHERE map.brings > 0;
      """)
  }
}
