extension ContrastCode {
  /// The fewest meant bits with which a code, or a pair of codes, says anything.
  static let fewestBits = 48

  /// Whether the picture has enough texture to be told from another; black and flat ones have not.
  package var isUsable: Bool { mask.bitCount >= Self.fewestBits }

  /// How far two pictures are from each other: 0 for the same, about .5 for two that have nothing to do
  /// with each other; nil where there is too little texture to tell.
  package func distance(to other: ContrastCode) -> Double? {
    CodeDifference(self, other).distance.map {
      Double($0) / Double(CodeDifference.distanceUnit)
    }
  }
}

extension CodeDifference {
  /// How two codes differ.
  init(_ a: ContrastCode, _ b: ContrastCode) {
    let both = a.mask & b.mask
    self.init(
      valid: both.bitCount, mismatches: ((a.bits ^ b.bits) & both).bitCount,
      lone: (a.mask ^ b.mask).bitCount)
  }

  /// Distances are whole numbers of this part of one.
  static let distanceUnit = 10_000

  /// (4 mismatches + lone) / (4 valid + 2 lone) in 1/10000, rounded down: 0 for the same picture,
  /// about 5000 for two that have nothing to do with each other; nil where too few bits are
  /// meant in both.
  ///
  /// The lone bits keep pictures with little texture apart, where a few bits agree by chance.
  var distance: Int? {
    guard valid >= ContrastCode.fewestBits else { return nil }
    return Self.distanceUnit * (4 * mismatches + lone) / (4 * valid + 2 * lone)
  }

  /// Whether the picture has changed so much that it deserves a code of its own:
  /// mismatches + lone / 4 beyond 8 % of the valid bits.
  var isNewContent: Bool {
    25 * (4 * mismatches + lone) > 8 * max(valid, ContrastCode.fewestBits)
  }
}
