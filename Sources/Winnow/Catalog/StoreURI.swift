/// Roots in an object store, whose files a command only reads where somebody has staged them.
enum StoreURI {
  /// Whether `root` is one, such as `s3://raw/2026`: a scheme as RFC 3986 has it, then "://".
  static func holds(_ root: String) -> Bool {
    let scheme = root.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard let first = scheme.first, isLetter(first), scheme.allSatisfy(isOfScheme) else {
      return false
    }
    return root.utf8.dropFirst(scheme.count).starts(with: "://".utf8)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isOfScheme(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || "+-.".utf8.contains(byte)
  }
}
