import Foundation
import WinnowCore

/// Coded as `{"gate", "value", "lower", "upper"}`, null where there is none: a gate that could not be asked
/// has no value. That of excluded footage is how much alike it is, and `footage` says which it is.
extension Reason: Codable {
  private enum CodingKeys: String, CodingKey { case gate, value, lower, upper, footage }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(gate, forKey: .gate)
    try container.encode(value, forKey: .value)
    try container.encode(bounds.lower, forKey: .lower)
    try container.encode(bounds.upper, forKey: .upper)
    try container.encodeIfPresent(footage, forKey: .footage)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let footage = try container.decodeIfPresent(Footage.self, forKey: .footage) {
      self = .shows(footage)
      return
    }
    let name = try container.decode(String.self, forKey: .gate)
    let value = try container.decodeIfPresent(Double.self, forKey: .value)
    let lower = try container.decodeIfPresent(Double.self, forKey: .lower)
    let upper = try container.decodeIfPresent(Double.self, forKey: .upper)
    guard let reason = Reason(gate: name, value: value, lower: lower, upper: upper) else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: container, debugDescription: "no reason: \(name)")
    }
    self = reason
  }

  /// nil where what could not be asked is no gate.
  init?(gate name: String, value: Double?, lower: Double?, upper: Double?) {
    if let value {
      self = .misses(Miss(name, found: value, lower: lower, upper: upper))
    } else if var gate = Gate(ofWhateverScore: name) {
      (gate.lower, gate.upper) = (lower, upper)
      self = .unmeasured(gate)
    } else {
      return nil
    }
  }

  var value: Double? {
    switch self {
    case .misses(let miss): miss.value
    case .unmeasured: nil
    case .shows(let footage): footage.similarity
    }
  }

  var bounds: (lower: Double?, upper: Double?) {
    switch self {
    case .misses(let miss): (miss.lower, miss.upper)
    case .unmeasured(let gate): (gate.lower, gate.upper)
    case .shows: (nil, nil)
    }
  }

  var footage: Footage? { if case .shows(let footage) = self { footage } else { nil } }
}

extension JSONWriter {
  /// As `[Reason]` is coded.
  ///
  /// - Parameter isExact: whether numbers are not rounded to six digits.
  mutating func reasons(_ reasons: [Reason], isExact: Bool = false) {
    list { list in
      for reason in reasons { list.reason(reason, isExact) }
    }
  }

  private mutating func reason(_ reason: Reason, _ isExact: Bool) {
    let number = { (value: Double?, text: inout JSONWriter) in
      if isExact { text.exact(value) } else { text.number(value) }
    }
    object {
      if let footage = reason.footage {
        $0.key("footage")
        $0.object {
          $0.key("catalog")
          $0.string(footage.catalog)
          $0.key("similarity")
          number(footage.similarity, &$0)
          $0.key("time")
          if isExact { $0.exact(footage.time) } else { $0.seconds(footage.time) }
          $0.key("video")
          $0.string(footage.video)
        }
      }
      $0.key("gate")
      $0.string(reason.gate)
      $0.key("lower")
      number(reason.bounds.lower, &$0)
      $0.key("upper")
      number(reason.bounds.upper, &$0)
      $0.key("value")
      number(reason.value, &$0)
    }
  }
}
