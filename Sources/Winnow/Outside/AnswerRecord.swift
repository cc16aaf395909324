import Foundation
import WinnowCore

/// What a row of a table, or a line of JSON, says of one clip.
struct AnswerRecord: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    /// Empty, null, or no number.
    case nothing
    case score(Double)
    case text(String)
    /// What a table writes, which may be a number or a text.
    case word(String)
    /// A list, say.
    case other
  }

  /// The number of its line, from 1 on.
  var line: Int
  var values: [String: Value]
}

extension AnswerRecord {
  /// - Throws: where it is no object of JSON.
  init(json line: ArraySlice<UInt8>, number: Int) throws(ListedFile.Mistake) {
    guard String(validating: line, as: UTF8.self) != nil else {
      throw ListedFile.Mistake("it is not UTF-8")
    }
    let data = Data(line)
    // Python writes NaN and Infinity, which only JSON5 has.
    let lenient = JSONDecoder()
    lenient.allowsJSON5 = true
    guard
      let values = (try? JSONDecoder().decode([String: Value].self, from: data))
        ?? (try? lenient.decode([String: Value].self, from: data))
    else { throw ListedFile.Mistake("it is no object of JSON") }
    (self.line, self.values) = (number, values)
  }

  /// - Throws: where it has more fields than the header, or is not UTF-8.
  init(_ fields: [[UInt8]], header: [String], line: Int) throws(ListedFile.Mistake) {
    guard fields.count <= header.count else {
      throw ListedFile.Mistake("it has \(fields.count) fields, and the header \(header.count)")
    }
    var values: [String: Value] = [:]
    for (name, field) in zip(header, fields) {
      guard let text = String(validating: field, as: UTF8.self) else {
        throw ListedFile.Mistake("\(name) is not UTF-8")
      }
      if !name.isEmpty { values[name] = .init(word: text.withoutCSVGuard) }
    }
    (self.line, self.values) = (line, values)
  }
}

extension AnswerRecord.Value: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .nothing
    } else if let truth = try? value.decode(Bool.self) {
      self = .score(truth ? 1 : 0)
    } else if let whole = try? value.decode(Int64.self), whole.magnitude > 1 << 53 {
      // A number would not hold it.
      self = .word("\(whole)")
    } else if let whole = try? value.decode(UInt64.self), whole > 1 << 53 {
      self = .word("\(whole)")
    } else if let number = try? value.decode(Double.self) {
      self = number.isFinite ? .score(number) : .nothing
    } else if let text = try? value.decode(String.self) {
      self = text.isEmpty ? .nothing : .text(text)
    } else {
      self = .other
    }
  }

  /// What tables write where there is nothing.
  private static let nothings: Set<String> = ["", "nan", "null", "na", "n/a"]

  /// A field of a table.
  fileprivate init(word: String) {
    let isNothing = Self.nothings.contains(
      word.trimmingCharacters(in: .whitespaces).lowercased())
    self = isNothing ? .nothing : .word(word)
  }

  /// The number that it is or says; nil for none.
  var number: Double? {
    switch self {
    case .score(let number): number
    case .word(let word): Self.number(word.trimmingCharacters(in: .whitespaces))
    case .nothing, .text, .other: nil
    }
  }

  /// Pandas writes True and False.
  private static func number(_ word: String) -> Double? {
    switch word.lowercased() {
    case "true": 1
    case "false": 0
    // Codes in hexadecimal are texts.
    default: word.utf8.contains { $0 | 0x20 == UInt8(ascii: "x") } ? nil : Double(word)
    }
  }

  /// As a text.
  var text: String? {
    switch self {
    case .text(let text), .word(let text): text
    case .score(let number):
      number == number.rounded() && number.magnitude <= 0x1p53 ? "\(Int64(number))" : "\(number)"
    case .nothing, .other: nil
    }
  }
}
