import GRDB
import WinnowCore

/// The columns of `copies`: two clips that show the same.
enum CopyColumns {
  static let names =
    "video_a, clip_a, video_b, clip_b, relation, distance, codes, speed, mirrored, start_a, end_a, "
    + "start_b, end_b, aside"
  static let places = Array(repeating: "?", count: 14).joined(separator: ", ")

  static func values(_ pair: KnownCopies.Pair) -> StatementArguments {
    let match = pair.match
    return [
      pair.a.row, pair.a.clip, pair.b.row, pair.b.clip, match.relation.rawValue, match.distance,
      match.codes, match.speed, match.mirrored, match.overlapA.lowerBound,
      match.overlapA.upperBound, match.overlapB.lowerBound, match.overlapB.upperBound, pair.isAside,
    ]
  }

  /// nil where the row is damaged.
  static func pair(_ row: Row) -> KnownCopies.Pair? {
    guard let relation = String.fromDatabaseValue(row[4]).flatMap(CopyRelation.init),
      let a = place(row, 0), let b = place(row, 2), let codes = Int.fromDatabaseValue(row[6]),
      let distance = number(row, 5), let speed = number(row, 7),
      let mirrored = Bool.fromDatabaseValue(row[8]), let overlapA = range(row, 9),
      let overlapB = range(row, 11), let isAside = Bool.fromDatabaseValue(row[13])
    else { return nil }
    return KnownCopies.Pair(
      a: a, b: b,
      match: CopyMatch(
        a: 0, b: 1, relation: relation, distance: distance, codes: codes, speed: speed,
        mirrored: mirrored, overlapA: overlapA, overlapB: overlapB), isAside: isAside)
  }

  private static func place(_ row: Row, _ column: Int) -> KnownCopies.Place? {
    guard let video = Int64.fromDatabaseValue(row[column]),
      let clip = Int.fromDatabaseValue(row[column + 1])
    else { return nil }
    return KnownCopies.Place(row: video, clip: clip)
  }

  private static func range(_ row: Row, _ column: Int) -> Range<Double>? {
    guard let start = number(row, column), let end = number(row, column + 1), start <= end else {
      return nil
    }
    return start..<end
  }

  private static func number(_ row: Row, _ column: Int) -> Double? {
    Double.fromDatabaseValue(row[column])
  }
}
