extension ValueRange {
  /// On which side of all values something lies.
  enum Side {
    case below, above
  }

  /// nil for what lies among the values.
  func side(of value: Double) -> Side? {
    if isOpen ? value <= lower : value < lower { return .below }
    return upper.map { value > $0 } ?? false ? .above : nil
  }

  /// What bounds do that lie outside of the values.
  ///
  /// - Parameters:
  ///   - subject: what is judged, such as "clip".
  ///   - name: what the values are called, such as "the score".
  func oddities(_ lower: Double?, _ upper: Double?, of subject: String, _ name: String) -> [String]
  {
    var oddities: [String] = []
    if let lower, let side = side(of: lower) {
      oddities.append(
        side == .below
          ? "no \(subject) can be below \(lower.shortest), so the bound rejects none"
          : "every \(subject) is below \(lower.shortest), so the gate rejects all")
    }
    if let upper, let side = side(of: upper) {
      oddities.append(
        side == .above
          ? "no \(subject) can be above \(upper.shortest), so the bound rejects none"
          : "every \(subject) is above \(upper.shortest), so the gate rejects all")
    }
    return oddities.map { "\($0); \(name) is \(words)" }
  }

  /// As the end of a sentence: "0...1", "at least 0".
  var words: String {
    if let upper { return "\(lower.shortest)...\(upper.shortest)" }
    return "\(isOpen ? "above" : "at least") \(lower.shortest)"
  }
}
