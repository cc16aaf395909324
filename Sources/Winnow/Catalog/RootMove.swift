import Foundation

/// Says where a tree of files lies now that lay elsewhere when it was scanned.
public struct RootMove: Hashable, Sendable {
  /// Absolute paths.
  public let old: String
  public let new: String

  public init(from old: String, to new: String) {
    (self.old, self.new) = (InputWalker.absolute(old), InputWalker.absolute(new))
  }

  /// Reads "OLD=NEW"; nil where `text` is not of that form.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")), sign > 0, sign + 1 < bytes.count
    else { return nil }
    self.init(
      from: String(decoding: bytes[..<sign], as: UTF8.self),
      to: String(decoding: bytes[(sign + 1)...], as: UTF8.self))
  }

  /// Where `path` lies now; nil where it is not part of the tree.
  func moved(_ path: String) -> String? {
    FilePath.below(old, path).map { FilePath.joined(new, $0) }
  }
}

extension [RootMove] {
  /// Where `path` lies now, by the first of them that knows.
  func moved(_ path: String) -> String { lazy.compactMap { $0.moved(path) }.first ?? path }
}

/// Paths as bytes: to `String`, two spellings of the same accents are one.
enum FilePath {
  /// The path of `path` below `directory`, empty for itself; nil where it is not in there.
  static func below(_ directory: String, _ path: String) -> String? {
    let (outer, inner) = (Array(directory.utf8), Array(path.utf8))
    if outer == inner { return "" }
    let start = outer == [0x2F] ? outer : outer + [0x2F]
    guard inner.starts(with: start) else { return nil }
    return String(decoding: inner[start.count...], as: UTF8.self)
  }

  static func joined(_ directory: String, _ path: String) -> String {
    if path.isEmpty { return directory }
    return directory == "/" ? "/\(path)" : "\(directory)/\(path)"
  }
}
