import Foundation

/// What was read of a container: a number or a text.
package enum FactValue: Hashable, Sendable {
  case number(Double)
  case text(String)
}

extension FactValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let number): String(format: "%.6g", number)
    case .text(let text): text
    }
  }
}

extension FactValue: Codable {
  package init(from decoder: any Swift.Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }

  package func encode(to encoder: any Swift.Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    }
  }
}
