/// The one number of a score over a clip that a gate looks at.
public enum Measure: Hashable, Sendable, Codable {
  case statistic(Statistic)
  /// The share of sampled frames whose value lies below, or above, this one.
  case below(Double)
  case above(Double)

  /// What recipes may write behind a score's name.
  public static let usages = Statistic.allCases.map(\.rawValue) + ["below(X)", "above(X)"]

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
  public var description: String {
    switch self {
    case .statistic(let statistic): statistic.rawValue
    case .below(let bound): "below(\(bound.shortest))"
    case .above(let bound): "above(\(bound.shortest))"
    }
  }
}
