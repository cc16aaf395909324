import GRDB
import WinnowCore

/// What the columns of an input become: scores or texts of the catalog, or nothing.
struct JoinedColumns {
  /// Those that are joined, by their names in the input.
  private(set) var columns: [String: OutsideColumn] = [:]
  /// Those that are not, with the reason.
  private(set) var ignored: [String: String] = [:]
  /// That of ids.
  private let key: String
  /// Columns that hold texts whatever stands in them.
  private let texts: Set<String>

  init(key: String, texts: Set<String>) {
    (self.key, self.texts) = (key, texts)
  }

  /// Decides about columns that were not met before by the first records that have something in them.
  mutating func learn(_ records: [AnswerRecord], in database: Database) throws {
    var values: [String: [AnswerRecord.Value]] = [:]
    for record in records {
      for (name, value) in record.values where value != .nothing && isNew(name) {
        values[name, default: []].append(value)
      }
    }
    for (name, values) in values.sorted(by: { $0.key < $1.key }) {
      try decide(name, values, database)
    }
  }

  private func isNew(_ name: String) -> Bool {
    name != key && columns[name] == nil && ignored[name] == nil && !Self.ofManifests.contains(name)
  }

  private mutating func decide(
    _ column: String, _ values: [AnswerRecord.Value], _ database: Database
  ) throws {
    if Self.ours.contains(where: { column.hasPrefix($0) }) { return }
    // So does a manifest call it.
    guard let name = OutsideName(gate: column) ?? OutsideName(column: column) else {
      ignored[column] = "a name takes \(OutsideName.rule)"
      return
    }
    if values.contains(.other) {
      ignored[column] = "it holds lists or objects"
      return
    }
    let areTexts = texts.contains(column)
    if let known = try Catalog.outsideColumns(database).first(where: { $0.name == name }) {
      let hasNumbers = values.contains { $0.number != nil } && !areTexts
      guard known.holds == .texts || hasNumbers else {
        ignored[column] = "the catalog has scores of that name, and these are texts"
        return
      }
      columns[column] = known
      return
    }
    // One word among numbers is a mistake in that row.
    let areNumbers = 2 * values.count { $0.number != nil } > values.count && !areTexts
    var row = OutsideRow(id: nil, name: name.column, holds: areNumbers ? .scores : .texts)
    try row.insert(database)
    columns[column] = OutsideColumn(row: row.id ?? 0, name: name, holds: row.holds)
  }

  /// What else stands in manifests and in the headers of frames, so that these can be given back with columns
  /// added.
  private static let ofManifests: Set<String> = [
    "audio", "bucket", "bytes", "carried", "clip", "crop", "crop_height", "crop_width", "crop_x",
    "crop_y",
    "depth", "duplicate_of", "duplicate_of_clip", "duplicate_of_id", "duplicate_of_similarity",
    "duplicate_of_video", "end", "end_frame", "error", "fields", "file_name", "fps", "frames",
    "free",
    "free_height", "free_width", "free_x", "free_y", "group", "height", "id", "key", "media",
    "reasons",
    "scores", "shard", "source", "start", "start_frame", "time", "times", "verdict", "video",
    "video_id",
    "why", "width",
  ]
  private static let ours = Metrics.scores.map { "\($0.id)." }
}
