/// The order of files in every list: directory by directory, names by their bytes.
enum VideoOrder {
  static func precedes(_ a: String, _ b: String) -> Bool {
    // "/" sorts before every other byte, so that a directory's files stay together.
    a.utf8.lazy.map(rank).lexicographicallyPrecedes(b.utf8.lazy.map(rank))
  }

  private static func rank(_ byte: UInt8) -> Int { byte == 0x2F ? -1 : Int(byte) }
}
