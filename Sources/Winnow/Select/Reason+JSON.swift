import Foundation
import WinnowCore

/// Coded as `{"gate", "value", "lower", "upper"}`, null where there is none: a gate that could not be asked
/// has no value. That of excluded footage is how much alike it is, and `footage` says which it is.
extension Reason: Codable {
  private enum CodingKeys: String, CodingKey { case gate, value, lower, upper, footage }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(gate, forKey: .gate)
    try container.encode(value, forKey: .value)
    try container.encode(bounds.lower, forKey: .lower)
    try container.encode(bounds.upper, forKey: .upper)
    try container.encodeIfPresent(footage, forKey: .footage)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let footage = try container.decodeIfPresent(Footage.self, forKey: .footage) {
      self = .shows(footage)
      return
    }
    let name = try container.decode(String.self, forKey: .gate)
    let value = try container.decodeIfPresent(Double.self, forKey: .value)
    let lower = try container.decodeIfPresent(Double.self, forKey: .lower)
    let upper = try container.decodeIfPresent(Double.self, forKey: .upper)
    if let value {
      self = .misses(Miss(name, found: value, lower: lower, upper: upper))
    } else if var gate = try? Gate(name: name) {
      (gate.lower, gate.upper) = (lower, upper)
      self = .unmeasured(gate)
    } else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: container, debugDescription: "no reason: \(name)")
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
  /// As `[Reason]` is coded, to six digits.
  mutating func reasons(_ reasons: [Reason]) {
    list { list in
      for reason in reasons { list.reason(reason) }
    }
  }

  private mutating func reason(_ reason: Reason) {
    object {
      if let footage = reason.footage {
        $0.key("footage")
        $0.object {
          $0.key("catalog")
          $0.string(footage.catalog)
          $0.key("similarity")
          $0.number(footage.similarity)
          $0.key("time")
          $0.seconds(footage.time)
          $0.key("video")
          $0.string(footage.video)
        }
      }
      $0.key("gate")
      $0.string(reason.gate)
      $0.key("lower")
      $0.number(reason.bounds.lower)
      $0.key("upper")
      $0.number(reason.bounds.upper)
      $0.key("value")
      $0.number(reason.value)
    }
  }
}
