import GRDB

/// What the last selection decided of a clip.
struct VerdictRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "verdicts"

  var video: Int64
  var clip: Int
  var verdict: String
  /// JSON.
  var reasons: String
  var copies: Int?
  var preference: Int?
  var keptVideo: Int64?
  var keptClip: Int?
  var similarity: Double?

  func encode(to container: inout PersistenceContainer) {
    container["video"] = video
    container["clip"] = clip
    container["verdict"] = verdict
    container["reasons"] = reasons
    container["copies"] = copies
    container["preference"] = preference
    container["kept_video"] = keptVideo
    container["kept_clip"] = keptClip
    container["similarity"] = similarity
  }
}

extension VerdictRow {
  init(row: Row) {
    self.init(
      video: row["video"], clip: row["clip"], verdict: row["verdict"], reasons: row["reasons"],
      copies: row["copies"], preference: row["preference"], keptVideo: row["kept_video"],
      keptClip: row["kept_clip"], similarity: row["similarity"])
  }
}
