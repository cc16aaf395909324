/// What a score or a text is called that somebody else gave clips: the name of a column.
///
/// Recipes, manifests and reports put "outside." before it, so that no score of ours can have its name.
package struct OutsideName: Hashable, Sendable, Comparable {
  /// "aesthetic"
  package let column: String

  static let prefix = "outside."
  /// Bytes.
  private static let longest = 100
  package static let rule = "letters, digits, '_', '-' and '.', at most \(longest) of them"

  /// nil where no column may be called so.
  package init?(column: String) {
    let isName = column.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isName, 1...Self.longest ~= column.utf8.count else { return nil }
    self.column = column
  }

  /// Reads "outside.aesthetic"; nil where a gate is not called so.
  package init?(gate: String) {
    guard gate.hasPrefix(Self.prefix) else { return nil }
    self.init(column: String(gate.dropFirst(Self.prefix.count)))
  }

  /// Reads either; nil where it is none.
  package init?(_ text: String) {
    guard let name = OutsideName(gate: text) ?? OutsideName(column: text) else { return nil }
    self = name
  }

  /// "outside.aesthetic"
  package var gate: String { Self.prefix + column }

  package static func < (a: Self, b: Self) -> Bool { a.column < b.column }
}

extension Gate {
  /// What it asks for; nil where that is a score of ours.
  package var outside: OutsideName? { measure == .outside ? OutsideName(gate: score) : nil }

  /// A gate without bounds on a score that somebody else gave.
  package init(_ name: OutsideName) {
    self.init(score: name.gate, measure: .outside, lower: nil, upper: nil)
  }
}

extension OutsideName {
  /// Whether one is all but the other: the same but for case, or, of names that are long enough to tell, but for a
  /// letter or two. Names that differ in digits alone are those of two models.
  package func isSlip(of other: OutsideName) -> Bool {
    let (a, b) = (column.lowercased(), other.column.lowercased())
    if a == b { return true }
    if a.filter({ !$0.isNumber }) == b.filter({ !$0.isNumber }) { return false }
    let limit = min(2, min(a.utf8.count, b.utf8.count) / 4)
    return NearestName.distance(Array(a.utf8), Array(b.utf8)) <= limit
  }
}
