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
    // Texts are compared faster than their bytes, which matter where the texts are equal.
    a.text < b.text || a.text == b.text && a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    // Texts of the same bytes are equal.
    hasher.combine(text)
  }

  /// Whether it does not lead out of the directory.
  var isInside: Bool {
    !text.utf8.split(separator: 0x2F).contains { $0.elementsEqual("..".utf8) }
  }

  /// Whether it may be a file of an export: no other path leads to the same file, and it is not what a scan or a
  /// report writes beside an export.
  var isOfExport: Bool {
    guard let names, names.joined(separator: "/").utf8.elementsEqual(text.utf8) else {
      return false
    }
    return names.count > 1 || !Self.others.contains { text.utf8.starts(with: $0.utf8) }
  }

  /// Whether it is where an export keeps account of itself.
  var isOfLedger: Bool { text.utf8.starts(with: LedgerPlace.prefix.utf8) }

  private static let others = [Catalog.fileName, VideoList.fileName, Report.fileName]

  /// The names of the folders on the way to it, and its own; nil where they lead out of the directory.
  var names: [String]? {
    guard isInside, !text.utf8.contains(0) else { return nil }
    return text.utf8.split(separator: 0x2F).filter { !$0.elementsEqual(".".utf8) }
      .map { String(Substring($0)) }
  }

  /// What it is called in its folder; nil where that is no name of a file.
  var name: String? {
    let name =
      text.utf8.lastIndex(of: 0x2F).map { text[text.utf8.index(after: $0)...] } ?? text[...]
    let isName = !name.isEmpty && ![".", ".."].contains(name) && !name.utf8.contains(0)
    return isName ? String(name) : nil
  }

  func appending(_ name: String) -> ExportPath {
    text.isEmpty ? ExportPath(name) : ExportPath("\(text)/\(name)")
  }

  /// The folder it is in; nil for the directory itself.
  var folder: ExportPath? {
    text.utf8.lastIndex(of: 0x2F).map { ExportPath(String(text[..<$0])) }
  }

  /// All folders it is in, the innermost first, without the directory itself.
  var folders: some Sequence<ExportPath> {
    sequence(first: self) { $0.folder }.dropFirst().prefix { !$0.text.isEmpty }
  }

  /// A hidden path beside it, as of a file that is not what it will be.
  func beside(_ suffix: String) -> ExportPath {
    let name = text.utf8.lastIndex(of: 0x2F).map { text.utf8.index(after: $0) } ?? text.startIndex
    return ExportPath("\(text[..<name]).\(text[name...])\(suffix)")
  }
}
