import GRDB

/// What a part of a merge brings.
struct MergeChanges {
  /// Videos that there were not.
  var newVideos = 0
  /// Videos that it has measured better.
  var betterVideos = 0
  /// Files that there were not.
  var newFiles = 0
  /// Files that it has as they are now, or holds for other videos.
  var otherFiles = 0
  /// What others said of clips, and there was not.
  var answers = 0
  /// What models said of clips, and there was not.
  var annotations = 0
  /// Whether directories were named to its scans that were not before.
  var trees = false
  /// Whether files had to be read to know which are the same.
  var names = false
  /// Files that hold one video here and, at another time or on another machine, another one there.
  var contested = 0
  /// The path of the first of these.
  var firstContested: String?

  var isNews: Bool {
    newVideos + betterVideos + newFiles + otherFiles + answers + annotations > 0 || trees || names
  }

  init() {}

  /// Counts what was decided.
  init(_ database: Database) throws {
    func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
    newVideos = try count("SELECT count(*) FROM temp.map WHERE brings = 1")
    betterVideos = try count("SELECT count(*) FROM temp.map WHERE brings = 2")
    newFiles = try count("SELECT count(*) FROM temp.won WHERE place IS NULL")
    otherFiles = try count("SELECT count(*) FROM temp.won WHERE place IS NOT NULL")
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT count(*), min(rtrim(found.root, '/') || '/' || found.path)
        FROM temp.found
          JOIN main.roots ON roots.path = found.root
          JOIN main.places ON places.root = roots.id AND places.path = found.path
          JOIN temp.map ON map.old = found.video
          JOIN main.videos ON videos.id = places.video
        WHERE videos.content IS NOT NULL AND map.new <> places.video
        """)
    (contested, firstContested) = (row?[0] ?? 0, row?[1])
  }

  static func + (a: MergeChanges, b: MergeChanges) -> MergeChanges {
    var sum = a
    sum.newVideos += b.newVideos
    sum.betterVideos += b.betterVideos
    sum.newFiles += b.newFiles
    sum.otherFiles += b.otherFiles
    sum.answers += b.answers
    sum.annotations += b.annotations
    sum.trees = a.trees || b.trees
    sum.contested += b.contested
    sum.firstContested = a.firstContested ?? b.firstContested
    return sum
  }
}
