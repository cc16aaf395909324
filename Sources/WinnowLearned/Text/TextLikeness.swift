/// How alike two texts are.
enum TextLikeness {
  /// 1 less the share of characters that have to be put in, left out or replaced to make one of the other: 0...1.
  static func likeness(_ one: String, _ other: String) -> Double {
    let (one, other) = (Array(one.lowercased()), Array(other.lowercased()))
    guard !one.isEmpty, !other.isEmpty else { return one.count == other.count ? 1 : 0 }
    var row = Array(0...other.count)
    for (place, character) in one.enumerated() {
      var corner = row[0]
      row[0] = place + 1
      for (column, otherCharacter) in other.enumerated() {
        let replaced = corner + (character == otherCharacter ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, corner + 1)
      }
    }
    return 1 - Double(row[other.count]) / Double(max(one.count, other.count))
  }
}
