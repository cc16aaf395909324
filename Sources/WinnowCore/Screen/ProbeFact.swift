/// A number that containers tell of videos without any decoding, as the screens of recipes name it.
package struct ProbeFact: Hashable, Sendable, Codable {
  /// Such as "short_side".
  package let name: String
  /// Empty for a mere number.
  package let unit: String
  /// One sentence on what it is.
  package let summary: String
  /// What it can be.
  let range: ValueRange

  package init(_ name: String, unit: String, _ range: ValueRange, _ summary: String) {
    (self.name, self.unit, self.range, self.summary) = (name, unit, range, summary)
  }
}
