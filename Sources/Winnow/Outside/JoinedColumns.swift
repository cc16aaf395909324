import GRDB
import WinnowCore

/// What the columns of an input become: scores or texts of the catalog, or nothing.
struct JoinedColumns {
  /// Those that are joined, by their names in the input.
  private(set) var columns: [String: OutsideColumn] = [:]
  /// Those that are not, with the reason.
  var ignored: [String: String] {
    let lists = lists.subtracting(columns.keys)
    return refused.merging(lists.map { ($0, "it holds lists or objects") }) { own, _ in own }
      .merging(own.map { ($0, "Winnow's own lines have a key of that name") }) { own, _ in own }
  }
  private var refused: [String: String] = [:]
  /// Those whose names a model may use for what it says, and Winnow uses for something else.
  private var own: Set<String> = []
  /// Those that hold a list or an object somewhere.
  private var lists: Set<String> = []
  /// That of ids.
  private let key: String
  /// Columns that hold texts whatever stands in them.
  private let texts: Set<String>
  /// Of the catalog itself.
  private let scores: [String]

  init(key: String, texts: Set<String>, scores: [String]) {
    (self.key, self.texts, self.scores) = (key, texts, scores)
  }

  /// Decides about columns that were not met before by the first records that have something in them.
  mutating func learn(_ records: [AnswerRecord], in database: Database) throws {
    var values: [String: [AnswerRecord.Value]] = [:]
    for record in records {
      // A line that names a video is one of Winnow's own that is given back.
      if record.values["video"] == nil {
        own.formUnion(Self.told.filter { record.values[$0] ?? .nothing != .nothing })
      }
      for (name, value) in record.values where value != .nothing && isNew(name) {
        if value == .other { lists.insert(name) } else { values[name, default: []].append(value) }
      }
    }
    for (name, values) in values.sorted(by: { $0.key < $1.key }) {
      try decide(name, values, database)
    }
  }

  private func isNew(_ name: String) -> Bool {
    name != key && columns[name] == nil && refused[name] == nil && !isOfManifests(name)
  }

  /// Whether manifests have such a column, whose numbers are rounded: it says nothing new.
  private func isOfManifests(_ name: String) -> Bool {
    Self.ofManifests.contains(name) || OutsideName(gate: name) != nil
      || scores.contains { name == $0 || name.hasPrefix("\($0).") }
  }

  /// Another name, of a column or of manifests, that is this one but for case.
  private func alike(_ column: String, _ database: Database) throws -> String? {
    let lowercased = column.lowercased()
    let known = try Catalog.outsideColumns(database).map(\.name.column) + columns.keys
    return (Self.ofManifests.union(known).sorted()).first {
      $0 != column && $0.lowercased() == lowercased
    }
  }

  private mutating func decide(
    _ column: String, _ values: [AnswerRecord.Value], _ database: Database
  ) throws {
    guard let name = OutsideName(column: column) else {
      refused[column] = "a name takes \(OutsideName.rule)"
      return
    }
    if let other = try alike(column, database) {
      refused[column] = "it is '\(other)' but for case, which many readers do not tell apart"
      return
    }
    let areTexts = texts.contains(column)
    try Catalog.forgetUnused(name, database)
    if let known = try Catalog.outsideColumns(database).first(where: { $0.name == name }) {
      let hasNumbers = values.contains { $0.number != nil } && !areTexts
      guard known.holds == .texts || hasNumbers else {
        refused[column] = "the catalog has scores of that name, and these are texts"
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
  private static let ofManifests: Set<String> = told.union([
    "bucket", "carried", "clip", "crop", "crop_height", "crop_width", "crop_x", "crop_y", "depth",
    "duplicate_of", "duplicate_of_clip", "duplicate_of_id", "duplicate_of_similarity",
    "duplicate_of_video", "end", "end_frame", "fields", "fps", "free", "free_height", "free_width",
    "free_x", "free_y", "group", "height", "id", "key", "media", "reasons", "scores", "shard",
    "source", "start", "start_frame", "times", "verdict", "video", "video_id", "why", "width",
  ])
  private static let told: Set<String> = [
    "audio", "bytes", "error", "file_name", "frames", "time",
  ]
}
