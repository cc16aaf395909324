import Foundation
import WinnowCore

extension ListedFile {
  /// Reads an object of JSON. `etag` is what a store calls the bytes: it is taken and not used.
  ///
  /// - Throws: where it has no `path`, a key that is unknown, or a value of another kind.
  init(json line: ArraySlice<UInt8>) throws(Mistake) {
    guard String(validating: line, as: UTF8.self) != nil else { throw Mistake("it is not UTF-8") }
    let keys: [String: JSONValue]
    do {
      keys = try JSONDecoder().decode([String: JSONValue].self, from: Data(line))
    } catch {
      throw Mistake("it is no object of JSON")
    }
    for key in keys.keys.sorted() where !Self.keys.contains(key) {
      throw Mistake(NearestName.complaint(unknown: "key", key, known: Self.keys))
    }
    guard let path = try Self.text("path", keys) else { throw Mistake("it has no 'path'") }
    self.init(Array(path.utf8)[...])
    source = try Self.text("source", keys)
    size = try Self.number("size", keys, least: 0)
    shard = try Self.number("shard", keys, least: 1).map { Int(clamping: $0) }
    switch keys["etag"] ?? .absent {
    case .absent, .text: break
    default: throw Mistake("'etag' takes text")
    }
    isNamed = true
  }

  private static let keys = ["path", "source", "size", "etag", "shard"]

  private static func text(_ key: String, _ keys: [String: JSONValue]) throws(Mistake) -> String? {
    switch keys[key] ?? .absent {
    case .absent: return nil
    case .text(let text) where !text.isEmpty && !text.utf8.contains(0): return text
    default: throw Mistake("'\(key)' takes the path of a file")
    }
  }

  private static func number(
    _ key: String, _ keys: [String: JSONValue], least: Int64
  ) throws(Mistake) -> Int64? {
    switch keys[key] ?? .absent {
    case .absent: return nil
    case .number(let number) where number >= least: return number
    default: throw Mistake("'\(key)' takes a whole number from \(least) on")
    }
  }
}

/// As much as a list may hold.
private enum JSONValue: Decodable {
  case absent
  case text(String)
  case number(Int64)
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .absent
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let number = try? value.decode(Int64.self) {
      self = .number(number)
    } else {
      self = .other
    }
  }
}
