import Foundation
import GRDB
import WinnowCore

/// A clip as the catalog knows it, with its verdict.
public struct CatalogClip: Sendable {
  /// Its name: the same for the same frames of the same bytes everywhere. Nil where the video has none
  /// yet, and where only keyframes were decoded.
  public var id: ContentID?
  /// The row of its video.
  var video: Int64
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
      try ClipRow.deleteAll(database)
    }
  }

  func writeClips(_ clips: [JudgedClip], of video: CatalogVideo, times: FrameTimes) throws {
    try write { database in
      for (index, clip) in clips.enumerated() {
        let frames = clip.clip.frames
        try ClipRow(
          video: video.row, clip: index, content: clip.id?.description,
          frames: (frames.lowerBound, frames.upperBound),
          time: (times[frames.lowerBound], times[frames.upperBound]),
          crop: JSONLine.text(clip.crop), free: JSONLine.text(clip.free),
          scores: JSONLine.text(clip.scores)
        ).insert(database)
      }
    }
  }

  /// - Parameter recipe: what they were given by, in YAML.
  func writeVerdicts(_ verdicts: [ClipVerdict], recipe: String) throws {
    try write { database in
      try VerdictRow.deleteAll(database)
      for verdict in verdicts {
        try VerdictRow(
          video: verdict.video, clip: verdict.clip, verdict: verdict.verdict.rawValue,
          reasons: JSONLine.text(verdict.reasons), copies: verdict.group,
          preference: verdict.preference, keptVideo: verdict.kept?.video,
          keptClip: verdict.kept?.clip, similarity: verdict.similarity
        ).insert(database)
      }
      try SelectionRow(recipe: recipe).insert(database, onConflict: .replace)
    }
  }

  /// The clips of `video` in order, with their verdicts; none before the first select.
  public func clips(of video: CatalogVideo) throws -> [CatalogClip] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT clips.*, verdicts.*, kept.content AS kept
          FROM clips JOIN verdicts ON (verdicts.video, verdicts.clip) = (clips.video, clips.clip)
            LEFT JOIN clips AS kept
              ON (kept.video, kept.clip) = (verdicts.kept_video, verdicts.kept_clip)
          WHERE clips.video = ? ORDER BY clips.clip
          """, arguments: [video.row]
      ).map { row in
        var clip = try CatalogClip(ClipRow(row: row), VerdictRow(row: row))
        clip.verdict.keptID = ContentID.fromDatabaseValue(row["kept"])
        return clip
      }
    }
  }

  /// Whether select has run since the videos changed last.
  func isSelected() throws -> Bool { try selectedRecipe() != nil }

  /// What the verdicts were given by, in YAML; nil where select has not run since the videos changed
  /// last.
  func selectedRecipe() throws -> String? {
    try read { try SelectionRow.fetchOne($0)?.recipe }
  }

  /// The recipe the verdicts were given by; nil where select has not run since the videos changed
  /// last.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  public func recipeOfSelection() throws -> Recipe? {
    try selectedRecipe().map { try Recipe.read($0, subject: "the recipe in \(file.path)") }
  }

  static func forgetSelection(_ database: Database) throws {
    try SelectionRow.deleteAll(database)
  }
}

extension CatalogClip {
  fileprivate init(_ clip: ClipRow, _ decided: VerdictRow) throws {
    func decode<T: Decodable>(_ json: String) throws -> T {
      try JSONDecoder().decode(T.self, from: Data(json.utf8))
    }
    id = clip.content.flatMap(ContentID.init)
    (video, self.clip) = (clip.video, clip.clip)
    frames = clip.frames.start..<max(clip.frames.start, clip.frames.end)
    time = clip.time.start..<max(clip.time.start, clip.time.end)
    (crop, free) = (try decode(clip.crop), try decode(clip.free))
    scores = try decode(clip.scores)
    verdict = ClipVerdict(
      video: video, clip: clip.clip, verdict: Verdict(rawValue: decided.verdict) ?? .reject,
      reasons: try decode(decided.reasons), group: decided.copies,
      preference: decided.preference, similarity: decided.similarity)
    if let kept = decided.keptVideo, let clip = decided.keptClip { verdict.kept = (kept, clip) }
  }
}
