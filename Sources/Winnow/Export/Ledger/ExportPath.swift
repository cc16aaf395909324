import Foundation

/// A path below an export's directory, told from others by its bytes: to `String`, two spellings of the
/// same accents are one.
struct ExportPath: Hashable, Comparable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  static func < (a: Self, b: Self) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    // Texts of the same bytes are equal.
    hasher.combine(text)
  }

  /// Whether it does not lead out of the directory.
  var isInside: Bool {
    !text.utf8.split(separator: 0x2F).contains { $0.elementsEqual("..".utf8) }
  }

  /// A path beside it, for a file that makes room; another one for each number.
  func aside(_ number: Int) -> ExportPath {
    let bytes = Array(text.utf8)
    let start = bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    let (folder, name) = (bytes[..<start], bytes[start...])
    let suffix = number == 0 ? ".winnow-moved" : ".winnow-moved-\(number)"
    return ExportPath(
      String(decoding: folder + [0x2E] + name, as: UTF8.self) + suffix)
  }
}
