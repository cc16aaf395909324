import GRDB
import WinnowCore

/// Two clips that show the same.
struct CopyRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "copies"
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase
  static let databaseColumnEncodingStrategy = DatabaseColumnEncodingStrategy.convertToSnakeCase

  var videoA: Int64
  var clipA: Int
  var videoB: Int64
  var clipB: Int
  var relation: String
  var distance: Double
  var codes: Int
  var speed: Double
  var mirrored: Bool
  var startA: Double
  var endA: Double
  var startB: Double
  var endB: Double
}

extension CopyRow {
  init(_ pair: KnownCopies.Pair) {
    let match = pair.match
    self.init(
      videoA: pair.a.row, clipA: pair.a.clip, videoB: pair.b.row, clipB: pair.b.clip,
      relation: match.relation.rawValue, distance: match.distance, codes: match.codes,
      speed: match.speed, mirrored: match.mirrored, startA: match.overlapA.lowerBound,
      endA: match.overlapA.upperBound, startB: match.overlapB.lowerBound,
      endB: match.overlapB.upperBound)
  }

  /// nil where the row is damaged.
  var pair: KnownCopies.Pair? {
    guard let relation = CopyRelation(rawValue: relation), startA <= endA, startB <= endB else {
      return nil
    }
    return KnownCopies.Pair(
      a: KnownCopies.Place(row: videoA, clip: clipA),
      b: KnownCopies.Place(row: videoB, clip: clipB),
      match: CopyMatch(
        a: 0, b: 1, relation: relation, distance: distance, codes: codes, speed: speed,
        mirrored: mirrored, overlapA: startA..<endA, overlapB: startB..<endB))
  }
}
