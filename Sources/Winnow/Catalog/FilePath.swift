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
