import Foundation

/// Says where a tree of files lies now that lay elsewhere when it was scanned.
public struct RootMove: Hashable, Sendable {
  /// Absolute paths, or URIs of a store such as `s3://raw/2026`.
  public let old: String
  /// Where it lies now.
  public let new: String

  /// A tree of files that lay at `old` and lies at `new`.
  public init(from old: String, to new: String) {
    (self.old, self.new) = (Self.root(old), Self.root(new))
  }

  /// Reads "OLD=NEW"; nil where `text` is not of that form.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")), sign > 0, sign + 1 < bytes.count
    else { return nil }
    self.init(
      from: String(decoding: bytes[..<sign], as: UTF8.self),
      to: String(decoding: bytes[(sign + 1)...], as: UTF8.self))
  }

  private static func root(_ text: String) -> String {
    // An empty one is none, and no current directory.
    guard !text.isEmpty else { return text }
    guard StoreURI.holds(text) else { return InputWalker.absolute(text) }
    return text.utf8.last == UInt8(ascii: "/") ? String(text.dropLast()) : text
  }

  /// Where the file at `path` below `root` lies now, below which root; nil where it has not moved.
  func moved(root: String, path: String) -> (root: String, path: String)? {
    if let below = FilePath.below(old, root) { return (FilePath.joined(new, below), path) }
    // A part of what was scanned has moved.
    guard let below = FilePath.below(old, FilePath.joined(root, path)), !below.isEmpty else {
      return nil
    }
    return (new, below)
  }
}

extension [RootMove] {
  /// Where a file lies now, by the first of them that knows.
  func moved(root: String, path: String) -> (root: String, path: String) {
    lazy.compactMap { $0.moved(root: root, path: path) }.first ?? (root, path)
  }

  /// - Throws: `WinnowError` where one leads to no directory, or a path is none. What is in a store is not looked at.
  func check() throws {
    for path in flatMap({ [$0.old, $0.new] }) { try FilePath.check(path, "move") }
    for move in self where !StoreURI.holds(move.new) && !InputTrees.isDirectory(move.new) {
      throw WinnowError("move", move.old, reason: "\(move.new) is not a directory")
    }
  }
}
