/// The one number of a score over a clip that a gate looks at.
public enum Measure: Hashable, Sendable, Codable {
  /// Such as the median of its values at the frames that were scored: "sharpness.laplacian.median".
  case statistic(Statistic)
  /// The share, 0 to 1, of scored frames whose value lies below this one: "exposure.luma.below(20)".
  case below(Double)
  /// The share, 0 to 1, of scored frames whose value lies above this one: "exposure.luma.above(235)".
  case above(Double)
  /// What somebody else said of the clip as a whole; nothing stands behind such a score's name: "outside.aesthetic".
  case outside

  /// What recipes may write behind a score's name.
  package static let usages = meanings.map(\.usage)

  /// The same with what each is of the values at a clip's scored frames.
  package static let meanings: [(usage: String, summary: String)] =
    Statistic.allCases.map { ($0.rawValue, $0.summary) } + [
      ("below(X)", "Share of the frames whose value lies below X."),
      ("above(X)", "Share of the frames whose value lies above X."),
    ]

  /// Reads "median" or "below(20)"; nil where `name` is neither.
  public init?(_ name: some StringProtocol) {
    if let statistic = Statistic(rawValue: String(name)) {
      self = .statistic(statistic)
      return
    }
    guard name.last == ")", let opening = name.firstIndex(of: "("),
      let bound = Double(name[name.index(after: opening)...].dropLast()), bound.isFinite
    else { return nil }
    switch name[..<opening] {
    case "below": self = .below(bound)
    case "above": self = .above(bound)
    default: return nil
    }
  }
}

extension Measure: CustomStringConvertible {
  /// As recipes write it, such as "median".
  public var description: String {
    switch self {
    case .statistic(let statistic): statistic.rawValue
    case .below(let bound): "below(\(bound.shortest))"
    case .above(let bound): "above(\(bound.shortest))"
    case .outside: "value"
    }
  }
}
