/// Finds what somebody meant by a name that does not exist.
package enum NearestName {
  /// Says that `name` is unknown and names the nearest known ones, or all where none is near.
  package static func complaint(unknown kind: String, _ name: String, known: [String]) -> String {
    let near = nearest(to: name, among: known)
    let hint =
      near.isEmpty
      ? "known: \(known.joined(separator: ", "))"
      : "did you mean \(near.joined(separator: " or "))?"
    return "unknown \(kind) '\(name)'; \(hint)"
  }

  /// At most three names within a third of the length of edits, nearest first.
  package static func nearest(to name: String, among known: [String]) -> [String] {
    let limit = max(2, name.count / 3)
    let ranked = known.map { ($0, distance(Array(name.utf8), Array($0.utf8))) }
      .filter { $0.1 <= limit || (name.count > 2 && $0.0.contains(name)) }
    return ranked.sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
  }

  /// Levenshtein's distance: insertions, deletions and replacements.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
