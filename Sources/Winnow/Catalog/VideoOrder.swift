/// The order of files in every list: directory by directory, names by their bytes.
enum VideoOrder {
  static func precedes(_ a: String, _ b: String) -> Bool {
    key(a).lexicographicallyPrecedes(key(b))
  }

  /// `elements` in the order of their paths.
  static func sorted<Element>(_ elements: [Element], by path: (Element) -> String) -> [Element] {
    let keys = elements.map { key(path($0)) }
    return elements.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
      .map { elements[$0] }
  }

  /// "/" sorts before every other byte, so that a directory's files stay together.
  private static func key(_ path: String) -> [UInt8] { path.utf8.map { $0 == 0x2F ? 0 : $0 } }
}
