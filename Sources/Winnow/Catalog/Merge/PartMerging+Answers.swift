import GRDB

/// What others said of clips.
extension PartMerging {
  /// Brings all that the part has, and takes of two answers to the same the newer one; one to the clip itself
  /// comes before one to an earlier clip.
  ///
  /// - Returns: how many answers are new or others.
  func writeAnswers() throws -> Int {
    try execute(
      """
      DELETE FROM main.outside WHERE id NOT IN (SELECT outside FROM main.answers);
      INSERT OR IGNORE INTO main.outside (name, holds)
        SELECT name, holds FROM \(part).outside WHERE id IN (SELECT outside FROM \(part).answers)
        ORDER BY name;
      INSERT OR IGNORE INTO main.answered (video, clip, start_time, end_time)
        SELECT map.new, a.clip, a.start_time, a.end_time
        FROM \(part).answered a JOIN temp.map ON map.old = a.video ORDER BY map.new, a.clip;
      """)
    try execute(
      """
      INSERT INTO main.answers (answered, outside, answer, carried, joined)
        SELECT b.id, main_outside.id, said.answer, said.carried, said.joined
        FROM \(part).answers said
          JOIN \(part).answered a ON a.id = said.answered
          JOIN main.answered b ON b.clip = a.clip
          JOIN \(part).outside part_outside ON part_outside.id = said.outside
          JOIN main.outside main_outside ON main_outside.name = part_outside.name
        WHERE true
        ON CONFLICT (answered, outside) DO UPDATE
          SET (answer, carried, joined) = (excluded.answer, excluded.carried, excluded.joined)
          WHERE excluded.carried < carried OR excluded.carried = carried
            AND (excluded.joined, excluded.answer) > (joined, answer)
      """)
    return database.changesCount
  }
}

extension [Catalog] {
  /// - Throws: `WinnowError` where what holds scores in one holds texts in another.
  func checkOutsideIsAlike() throws {
    var known: [String: (column: OutsideColumn, catalog: Catalog)] = [:]
    for catalog in self {
      for column in try catalog.usedOutsideColumns() {
        let name = column.name.gate
        guard let other = known[name] else {
          known[name] = (column, catalog)
          continue
        }
        guard other.column.holds == column.holds else {
          throw WinnowError(
            "merge", catalog.file.path,
            reason: "\(name) holds \(column.holds) here and \(other.column.holds) in "
              + "\(other.catalog.file.path)")
        }
      }
    }
  }
}
