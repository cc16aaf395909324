/// How the rows of a table come from one catalog into another. A table that is not in the list is not
/// merged: a new one needs a line.
struct MergedTable: Sendable {
  enum Kind: Hashable, Sendable {
    /// What is the same in both is one row, known by this column; others come where something that comes
    /// needs them.
    case shared(by: String)
    /// The same bytes are one row: that which is measured better. What has no id is known by the places of
    /// its files.
    case videos
    /// The same path is one row: that of the file as it is now.
    case places
    /// What was measured of a video: comes with it, all or nothing.
    case measured
    /// What follows from that: comes with the video, too.
    case derived
    /// What scores mean: of two descriptions of one the newer one.
    case descriptions
    /// What others said of clips: all of it, and of two answers to the same the newer one.
    case answers
    /// What models said of clips: all of it.
    case annotations
    /// Copies that were looked for among some videos, and how.
    case copies
    /// What was done: every row once, in the order of time.
    case history
    /// What is true of one catalog alone: forgotten where anything comes in.
    case dropped
  }

  let name: String
  let kind: Kind
  /// Columns that hold the rows of other tables, with these.
  let references: [String: String]
  /// All columns, where they are merged one by one: a new one needs a rule.
  let columns: Set<String>?

  init(
    _ name: String, _ kind: Kind, _ references: [String: String] = [:],
    columns: Set<String>? = nil
  ) {
    (self.name, self.kind, self.references, self.columns) = (name, kind, references, columns)
  }

  /// In the order in which rows are written.
  static let all: [MergedTable] = [
    MergedTable("measurements", .shared(by: "parts")),
    MergedTable("scores", .descriptions, columns: ["id", "revision", "description"]),
    MergedTable("cuts", .shared(by: "rules")),
    MergedTable("roots", .shared(by: "path"), columns: ["id", "path", "tree"]),
    MergedTable("videos", .videos, ["measurement": "measurements"]),
    MergedTable(
      "places", .places, ["root": "roots", "video": "videos"],
      columns: ["id", "root", "path", "size", "modified", "changed", "present", "video"]),
    MergedTable("facts", .measured, video),
    MergedTable("timelines", .measured, video),
    MergedTable("shots", .measured, video),
    MergedTable("tracks", .measured, video),
    MergedTable("fingerprints", .measured, video),
    MergedTable("pdq", .measured, video),
    MergedTable("thumbnails", .measured, video),
    MergedTable("statistics", .derived, ["video": "videos", "cut": "cuts"]),
    MergedTable("clips", .derived, ["video": "statistics"]),
    MergedTable("plain_looks", .derived, video),
    MergedTable("altered_looks", .derived, video),
    MergedTable("outside", .answers, columns: ["id", "name", "holds"]),
    MergedTable(
      "answered", .answers, video, columns: ["id", "video", "clip", "start_time", "end_time"]),
    MergedTable(
      "answers", .answers, ["answered": "answered", "outside": "outside"],
      columns: ["answered", "outside", "answer", "carried", "joined"]),
    MergedTable(
      "models", .annotations,
      columns: ["id", "digest", "settings", "name", "scores", "details", "embeds", "place"]),
    MergedTable(
      "annotations", .annotations, ["answered": "answered", "model": "models"],
      columns: [
        "answered", "model", "frames", "score_values", "details", "embedding", "runtime",
      ]),
    MergedTable("comparison", .copies),
    MergedTable("compared", .copies, video),
    MergedTable("copies", .copies, ["video_a": "compared", "video_b": "compared"]),
    MergedTable("runs", .history),
    MergedTable("listing", .dropped),
    MergedTable("part", .dropped),
    MergedTable("part_videos", .dropped, video),
    MergedTable("selection", .dropped),
    MergedTable("verdicts", .dropped, ["video": "clips", "clip": "clips", "kept_video": "videos"]),
  ]

  private static let video = ["video": "videos"]

  /// Whether its rows come with those of videos.
  var hangsOnVideos: Bool { [.measured, .derived].contains(kind) }

  /// The names of those that are merged in one of the ways `kinds`.
  static func names(_ kinds: Kind...) -> [String] {
    all.filter { kinds.contains($0.kind) }.map(\.name)
  }
}
