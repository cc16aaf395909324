import Foundation
import WinnowCore

/// A list of PDQ hashes, as they are exchanged: one a line, with a label or without.
public struct HashList: Sendable {
  /// A line of the list.
  public struct Entry: Hashable, Sendable {
    public var hash: PDQHash
    /// What stands behind the hash; empty where nothing does.
    public var label: String
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Reads a file. A line is 64 hexadecimal digits, and a comma, space or tab before the label where
  /// there is one; empty lines and those that begin with # are passed over.
  ///
  /// - Throws: `WinnowError` where the file cannot be read, is too long, or has another line, with its
  ///   number.
  public init(file: URL) throws {
    let data = try WinnowError.during("read", file.path) {
      // A pipe has no length to be told before.
      try FileHandle(forReadingFrom: file).readToEnd() ?? Data()
    }
    entries = []
    var number = 0
    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let text = String(decoding: line, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard let entry = Entry(text) else {
        throw WinnowError(
          "read", "\(file.path), line \(number)",
          reason: "a hash is 64 hexadecimal digits, with a comma, space or tab before any label")
      }
      entries.append(entry)
    }
    guard entries.count <= PDQIndex.longestList else {
      throw WinnowError(
        "read", file.path, reason: "more than \(PDQIndex.longestList) hashes; divide the list")
    }
  }
}

extension HashList.Entry {
  /// nil where `text` is no line of a list.
  fileprivate init?(_ text: String) {
    let digits = text.prefix { !", \t".contains($0) }
    guard let hash = PDQHash(hex: digits) else { return nil }
    self.hash = hash
    label = text[digits.endIndex...].dropFirst().trimmingCharacters(in: .whitespaces)
  }
}
