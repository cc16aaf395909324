import Foundation
import WinnowCore

/// What a model tells besides scores, as one line of JSON, keys in order.
enum ModelDetails {
  /// - Throws: `ModelError` where it cannot be written.
  static func json(_ value: some Encodable) throws(ModelError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      throw ModelError("it tells what cannot be written")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

extension Double {
  /// To four decimals.
  var short: Double { (self * 10_000).rounded() / 10_000 }
}
