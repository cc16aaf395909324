import Foundation
import GRDB
import WinnowCore
import WinnowMedia

extension Catalog {
  /// What there is of a measured video to be cut into clips.
  struct StoredVideo {
    var facts: VideoFacts?
    /// Its clips, where it was cut in the same way before.
    var kept: CutVideo?
    /// Of some scores the values at its samples, beside `kept`.
    var tracks: [[Float]] = []
    /// What it is cut by otherwise; nil where a row is damaged.
    var measured: VideoMeasurements?
  }

  /// Of each of `gates`, all of which ask for a share of frames, its value for each clip; NaN where there
  /// is none.
  ///
  /// - Parameters:
  ///   - clips: of the video.
  ///   - said: what models said of them.
  func shares(
    of gates: [Gate], _ video: Int64, _ clips: [CutClip], _ models: ModelColumns,
    _ said: [ClipAnnotations]
  ) throws -> [[Double]] {
    if gates.isEmpty { return [] }
    let tracks = try read { database in
      try gates.map { gate in
        models.give(gate.score)
          ? []
          : try Self.tracks(of: gate.score, [video], database)[video]
            ?? []
      }
    }
    return zip(gates, tracks).map { gate, track in
      models.shares(of: gate, track, clips, said)
    }
  }

  /// The row of a cut; nil where nothing was cut so before.
  static func row(of cut: Cut, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM cuts WHERE rules = ?", arguments: [cut.key])
  }

  /// - Parameters:
  ///   - cut: the row of the cut that is wanted, and its columns.
  ///   - scores: those of which values are read beside what is kept.
  ///   - fingerprints: whether videos are cut by them, too.
  func stored(
    _ entries: [VideoEntry], cutBy cut: (row: Int64, columns: ScoreColumns),
    sharesOf scores: [String], fingerprints: Bool
  ) throws -> [StoredVideo] {
    try read { database in
      let rows = entries.map(\.row)
      let known = try Self.kept(rows, cutBy: cut.row, cut.columns, database)
      let cut = rows.filter { known[$0]?.kept != nil }
      let tracks = try scores.map { try Self.tracks(of: $0, cut, database) }
      return try entries.map { entry in
        var stored = known[entry.row] ?? StoredVideo()
        if stored.kept != nil {
          stored.tracks = tracks.map { $0[entry.row] ?? [] }
        } else if let facts = stored.facts {
          stored.measured = try Self.measured(
            entry, facts, fingerprints: fingerprints, database)
        }
        return stored
      }
    }
  }

  /// The columns of each cut, by its row.
  private static func columns(_ database: Database) throws -> [Int64: ScoreColumns] {
    let cuts = try CutRow.fetchAll(database)
    return Dictionary(
      cuts.map { ($0.id ?? 0, Cut.columns(ofKey: $0.rules)) }, uniquingKeysWith: { $1 })
  }

  /// How many videos are read by one query.
  static let videosAtATime = 128

  /// What is kept of the clips of some videos, by their rows.
  ///
  /// - Parameters:
  ///   - cut: the row of the cut that is wanted; nil for whichever there is.
  ///   - columns: those of the cut; where they are others, those of statistics are put in their order.
  ///   - statistics: whether those of scores are read.
  static func kept(
    _ videos: [Int64], cutBy cut: Int64?, _ columns: ScoreColumns, statistics: Bool = true,
    _ database: Database
  ) throws -> [Int64: StoredVideo] {
    var stored: [Int64: StoredVideo] = [:]
    stored.reserveCapacity(videos.count)
    let cuts = try self.columns(database)
    for some in videos.inQueries {
      let clips = try clips(of: some, database)
      try read(some, cutBy: cut, statistics: statistics, database) { video, facts, row in
        var one = StoredVideo(facts: facts)
        if let row {
          let clips = clips[video] ?? []
          let own = cuts[try row.value(6)] ?? columns
          if let table = try table(row, of: own, rows: clips.count, isRead: statistics) {
            let shots = min(max(try row.value(1), 0), Int(Int32.max))
            one.kept = try CutVideo(
              shots: shots, firstTime: row.value(2), seconds: row.value(3), clips: clips,
              statistics: table.arranged(in: columns))
          }
        }
        stored[video] = one
      }
    }
    return stored
  }

  /// Placeholders for `arguments`: there are two statements, one of them for a single video.
  static func placeholders(for videos: ArraySlice<Int64>) -> String {
    videos.count == 1 ? "?" : manyPlaceholders
  }

  private static let manyPlaceholders = Array(repeating: "?", count: videosAtATime)
    .joined(separator: ", ")

  /// - Parameter body: is handed a video, what its container says, and its row where it was cut so.
  private static func read(
    _ videos: ArraySlice<Int64>, cutBy cut: Int64?, statistics: Bool, _ database: Database,
    _ body: (Int64, VideoFacts?, Row?) throws -> Void
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        SELECT facts.video, shots, first_time, seconds, length(score_values),
          \(statistics ? "score_values" : "NULL"), cut, \(FactsRow.columns)
        FROM facts LEFT JOIN statistics ON statistics.video = facts.video AND cut = coalesce(?, cut)
        WHERE facts.video IN (\(placeholders(for: videos)))
        """)
    let rows = try Row.fetchCursor(statement, arguments: [cut] + arguments(videos))
    while let row = try rows.next() {
      let isCut = try row.value(1, as: Int?.self) != nil
      try body(row.value(0), FactsRow.facts(row, from: 7), isCut ? row : nil)
    }
  }

  /// The statistics in a row of `read`, none unless they are read; nil where they are not of that many clips.
  private static func table(
    _ row: Row, of columns: ScoreColumns, rows: Int, isRead: Bool
  ) throws -> StatisticsTable? {
    let length = rows * columns.width * MemoryLayout<Float>.size
    guard try row.value(4, as: Int?.self) == length else { return nil }
    guard isRead else { return StatisticsTable(columns) }
    let values = try row.withUnsafeData(atIndex: 5) { $0.map(BlobCoding.values) ?? [] }
    return StatisticsTable(columns, values: values)
  }

  private static func clips(of videos: ArraySlice<Int64>, _ database: Database) throws
    -> [Int64: [CutClip]]
  {
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(ClipRow.columns) FROM clips WHERE video IN (\(placeholders(for: videos))) ORDER BY video, clip
        """)
    let rows = try ClipRow.fetchCursor(statement, arguments: arguments(videos))
    var clips: [Int64: [CutClip]] = [:]
    clips.reserveCapacity(videos.count)
    while let row = try rows.next() { clips[row.video, default: []].append(CutClip(row)) }
    return clips
  }

  static func arguments(_ videos: ArraySlice<Int64>) -> StatementArguments {
    let missing = videos.count == 1 ? 0 : videosAtATime - videos.count
    return StatementArguments(videos.map(Optional.some) + Array(repeating: nil, count: missing))
  }

  /// The values of a score at the samples of some videos, by their rows.
  private static func tracks(of score: String, _ videos: [Int64], _ database: Database) throws
    -> [Int64: [Float]]
  {
    var tracks: [Int64: [Float]] = [:]
    for some in videos.inQueries {
      let statement = try database.cachedStatement(
        sql: """
          SELECT video, sample_values FROM tracks WHERE score = ? AND video IN (\(placeholders(for: some)))
          """)
      let rows = try Row.fetchCursor(statement, arguments: [score] + arguments(some))
      while let row = try rows.next() {
        try tracks[row.value(0)] = row.withUnsafeData(atIndex: 1) { $0.map(BlobCoding.values) }
      }
    }
    return tracks
  }

  /// Keeps how videos were cut in place of how they were before.
  func keep(_ items: [CutReader.Item], cutBy cut: Cut) throws {
    guard !items.isEmpty else { return }
    try write { database in
      let row = try Self.add(cut, database)
      // Their clips and verdicts go with them.
      try Self.forgetSelection(database)
      for item in items {
        try Self.delete(from: "statistics", of: item.entry.row, database)
        try StatisticsRow(item, cut: row, cut.columns).write(database)
        for (number, clip) in item.video.clips.enumerated() {
          try ClipRow(clip, number, of: item.entry.row).write(database)
        }
      }
    }
  }

  private static func add(_ cut: Cut, _ database: Database) throws -> Int64 {
    if let known = try row(of: cut, database) { return known }
    var row = CutRow(rules: cut.key)
    try row.insert(database)
    return row.id ?? 0
  }
}

extension CutClip {
  init(_ row: ClipRow) {
    self.init(
      id: row.content, frames: Self.numbers(row.frames),
      time: row.time.start..<max(row.time.start, row.time.end),
      samples: Self.numbers(row.samples), crop: row.crop, free: row.free)
  }

  /// Of frames or samples, whatever a damaged row says.
  private static func numbers(_ range: (start: Int, end: Int)) -> Range<Int> {
    let start = min(max(range.start, 0), Int(Int32.max))
    return start..<min(max(range.end, start), Int(Int32.max))
  }
}

extension ClipRow {
  fileprivate init(_ clip: CutClip, _ number: Int, of video: Int64) {
    self.init(
      video: video, clip: number, content: clip.id,
      frames: (clip.frames.lowerBound, clip.frames.upperBound),
      time: (clip.time.lowerBound, clip.time.upperBound),
      samples: (clip.samples.lowerBound, clip.samples.upperBound), crop: clip.crop,
      free: clip.free)
  }
}

extension StatisticsRow {
  /// - Parameter columns: those that are kept; what models said of its clips is not.
  fileprivate init(_ item: CutReader.Item, cut: Int64, _ columns: ScoreColumns) {
    self.init(
      video: item.entry.row, cut: cut, shots: item.video.shots, firstTime: item.video.firstTime,
      seconds: item.video.seconds,
      values: BlobCoding.data(item.video.statistics.arranged(in: columns).values))
  }
}
