import Foundation
import WinnowCore

/// A list of PDQ hashes, as they are exchanged: one a line, with a label or without.
package struct HashList: Sendable {
  /// A line of the list.
  package struct Entry: Hashable, Sendable {
    package var hash: PDQHash
    /// What stands behind the hash; empty where nothing does.
    package var label: String
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Reads a file. A line is 64 hexadecimal digits, and a comma, space or tab before the label where
  /// there is one; empty lines and those that begin with # are passed over.
  ///
  /// - Throws: `WinnowError` where the file cannot be read, is too long, or has another line, with its
  ///   number.
  package init(file: URL) throws {
    var entries: [Entry] = []
    try FileList(file.path).eachRecord { (_, line) throws(ListedFile.Mistake) in
      let text = String(decoding: line, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
      if text.isEmpty || text.utf8.first == UInt8(ascii: "#") { return }
      guard let entry = Entry(text) else {
        throw ListedFile.Mistake(
          "a hash is 64 hexadecimal digits, with a comma, space or tab before any label")
      }
      guard entries.count < PDQIndex.longestList else {
        throw ListedFile.Mistake("more than \(PDQIndex.longestList) hashes; divide the list")
      }
      entries.append(entry)
    }
    self.entries = entries
  }
}

extension HashList.Entry {
  /// nil where `text` is no line of a list.
  fileprivate init?(_ text: String) {
    let digits = text.utf8.prefix { !", \t".utf8.contains($0) }
    guard let hash = PDQHash(hex: Substring(digits)) else { return nil }
    self.hash = hash
    let rest = text.utf8[digits.endIndex...].dropFirst()
    label = String(Substring(rest)).trimmingCharacters(in: .whitespaces)
  }
}
