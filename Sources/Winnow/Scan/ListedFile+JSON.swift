import Foundation
import WinnowCore

extension ListedFile {
  /// Reads an object of JSON. `etag` is what a store calls the bytes: it is taken and not used.
  ///
  /// - Throws: where it has no `path`, a key that is unknown, or a value of another kind.
  init(json line: ArraySlice<UInt8>) throws(Mistake) {
    guard String(validating: line, as: UTF8.self) != nil else { throw Mistake("it is not UTF-8") }
    let keys: [String: ListedValue]
    do {
      keys =
        try ListedValue.plain(line)
        ?? JSONDecoder().decode([String: ListedValue].self, from: Data(line))
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
    time = try Self.time(keys)
    switch keys["etag"] ?? .absent {
    case .absent, .text: break
    default: throw Mistake("'etag' takes text")
    }
    isNamed = true
  }

  private static let keys = ["path", "source", "size", "time", "etag", "shard"]

  private static func text(_ key: String, _ keys: [String: ListedValue]) throws(Mistake) -> String?
  {
    switch keys[key] ?? .absent {
    case .absent: return nil
    case .text(let text) where !text.isEmpty && !text.utf8.contains(0): return text
    default: throw Mistake("'\(key)' takes the path of a file")
    }
  }

  private static func number(
    _ key: String, _ keys: [String: ListedValue], least: Int64
  ) throws(Mistake) -> Int64? {
    switch keys[key] ?? .absent {
    case .absent: return nil
    case .number(let number) where number >= least: return number
    default: throw Mistake("'\(key)' takes a whole number from \(least) on")
    }
  }

  private static func time(_ keys: [String: ListedValue]) throws(Mistake) -> Int64? {
    switch keys["time"] ?? .absent {
    case .absent: return nil
    case .text(let text):
      if let time = FileTime.read(text) { return time }
      fallthrough
    default:
      throw Mistake("'time' takes a time as ISO 8601 has it, such as 2026-11-30T15:06:55Z")
    }
  }
}
