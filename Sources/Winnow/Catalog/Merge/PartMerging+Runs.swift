import GRDB

/// Who did what to the catalogs.
extension PartMerging {
  /// Adds the runs of the part that are not known, and numbers all of them in the order of time.
  func writeRuns() throws {
    let columns = try columns(of: "runs", without: "id")
    let list = columns.joined(separator: ", ")
    let isSame = columns.map { "a.\($0) IS b.\($0)" }.joined(separator: " AND ")
    try execute(
      """
      INSERT INTO main.runs (\(list))
        SELECT DISTINCT \(list) FROM \(part).runs a
        WHERE NOT EXISTS (SELECT 1 FROM main.runs b WHERE \(isSame))
      """)
    guard database.changesCount > 0 else { return }
    try execute(
      """
      CREATE TEMP TABLE done AS SELECT \(list) FROM main.runs ORDER BY started, \(list);
      DELETE FROM main.runs;
      INSERT INTO main.runs (\(list)) SELECT \(list) FROM temp.done ORDER BY rowid;
      DROP TABLE temp.done;
      """)
  }
}
