import Foundation
import GRDB
import WinnowCore

/// A clip as the catalog knows it, with its verdict.
public struct CatalogClip: Sendable {
  public var video: Int64
  public var clip: Int
  public var frames: Range<Int>
  /// Ticks of the video's time base.
  public var time: Range<Int64>
  /// Inside the bars, in stored pixels.
  public var crop: PixelRect
  /// Inside the bars and free of overlays, in stored pixels.
  public var free: PixelRect
  public var scores: [String: ScoreStatistics]
  public var verdict: ClipVerdict
}

extension Catalog {
  func clearClips() throws {
    try write { database in
      try Self.forgetSelection(database)
      try database.execute(sql: "DELETE FROM clips")
    }
  }

  func writeClips(_ clips: [JudgedClip], of video: CatalogVideo, times: FrameTimes) throws {
    try write { database in
      let statement = try database.makeStatement(
        sql: "INSERT INTO clips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for (index, clip) in clips.enumerated() {
        let frames = clip.clip.frames
        try statement.execute(arguments: [
          video.id, index, frames.lowerBound, frames.upperBound, times[frames.lowerBound],
          times[frames.upperBound], try JSONLine.text(clip.crop), try JSONLine.text(clip.free),
          try JSONLine.text(clip.scores),
        ])
      }
    }
  }

  /// - Parameter recipe: what they were given by, in YAML.
  func writeVerdicts(_ verdicts: [ClipVerdict], recipe: String) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM verdicts")
      let statement = try database.makeStatement(
        sql: "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for verdict in verdicts {
        try statement.execute(arguments: [
          verdict.video, verdict.clip, verdict.verdict.rawValue,
          try JSONLine.text(verdict.reasons), verdict.group, verdict.preference,
          verdict.kept?.video, verdict.kept?.clip, verdict.similarity,
        ])
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO selection VALUES (1, ?)", arguments: [recipe])
    }
  }

  /// The clips of `video` in order, with their verdicts; none before the first select.
  public func clips(of video: Int64) throws -> [CatalogClip] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM clips JOIN verdicts USING (video, clip) WHERE video = ? ORDER BY clip
          """, arguments: [video])
      return try rows.map(CatalogClip.init)
    }
  }

  /// Whether select has run since the videos changed last.
  func isSelected() throws -> Bool { try selectedRecipe() != nil }

  /// What the verdicts were given by, in YAML; nil where select has not run since the videos changed
  /// last.
  func selectedRecipe() throws -> String? {
    try read { try String.fetchOne($0, sql: "SELECT recipe FROM selection") }
  }

  /// The recipe the verdicts were given by; nil where select has not run since the videos changed
  /// last.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  public func recipeOfSelection() throws -> Recipe? {
    try selectedRecipe().map { try Recipe.read($0, subject: "the recipe in \(file.path)") }
  }

  static func forgetSelection(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM selection")
  }
}

extension CatalogClip {
  fileprivate init(_ row: Row) throws {
    func decode<T: Decodable>(_ column: String) throws -> T {
      try JSONDecoder().decode(T.self, from: Data((row[column] as String).utf8))
    }
    let (start, end): (Int, Int) = (row["start_frame"], row["end_frame"])
    let (from, to): (Int64, Int64) = (row["start_time"], row["end_time"])
    video = row["video"]
    clip = row["clip"]
    frames = start..<max(start, end)
    time = from..<max(from, to)
    crop = try decode("crop")
    free = try decode("free")
    scores = try decode("scores")
    verdict = ClipVerdict(
      video: video, clip: clip, verdict: Verdict(rawValue: row["verdict"]) ?? .reject,
      reasons: try decode("reasons"), group: row["copies"], preference: row["preference"],
      similarity: row["similarity"])
    if let kept = row["kept_video"] as Int64?, let clip = row["kept_clip"] as Int? {
      verdict.kept = (kept, clip)
    }
  }
}
