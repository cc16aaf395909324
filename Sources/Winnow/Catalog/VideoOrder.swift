import WinnowCore

/// The order of files in every list: directory by directory, names by their bytes.
enum VideoOrder {
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8) { rank($0) < rank($1) }
  }

  /// The order of ids, videos without one last; nil where neither has one.
  static func precedes(_ a: ContentID?, _ b: ContentID?) -> Bool? {
    switch (a, b) {
    case (let a?, let b?): a < b
    case (nil, nil): nil
    case (_, nil): true
    case (nil, _): false
    }
  }

  /// `elements` in the order of their paths.
  static func sorted<Element>(_ elements: [Element], by path: (Element) -> String) -> [Element] {
    let paths = elements.map(path)
    return elements.indices.sorted { precedes(paths[$0], paths[$1]) }.map { elements[$0] }
  }

  /// "/" sorts before every other byte, so that a directory's files stay together.
  private static func rank(_ byte: UInt8) -> UInt8 { byte == 0x2F ? 0 : byte }
}
