import Foundation

/// The lines of a file, which is read some megabytes at a time.
enum FileLines {
  /// Hands each line that holds one of `words` to `body`, without its end.
  ///
  /// - Throws: where the file cannot be read; what `body` throws.
  static func each(
    of file: URL, holding words: [StaticString], piece: Int = 1 << 22, _ body: (Data) throws -> Void
  ) throws {
    try RegularFile.check(file)
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var rest = Data()
    while let next = try handle.read(upToCount: piece), !next.isEmpty {
      rest += next
      let whole = rest.lastIndex(of: newline).map {
        rest.distance(from: rest.startIndex, to: $0) + 1
      }
      guard let whole else { continue }
      try each(of: rest, upTo: whole, holding: words, body)
      rest = Data(rest.dropFirst(whole))
    }
    try each(of: rest, upTo: rest.count, holding: words, body)
  }

  private static let newline = UInt8(ascii: "\n")

  private static func each(
    of text: Data, upTo end: Int, holding words: [StaticString], _ body: (Data) throws -> Void
  ) throws {
    try text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var start = 0
      while start < end {
        let found = memchr(base + start, Int32(newline), end - start)
        let length = found.map { UnsafeRawPointer($0) - (base + start) } ?? end - start
        let isWanted = words.contains { holds(base + start, length, $0) }
        if isWanted { try body(Data(bytes[start..<start + length])) }
        start += length + 1
      }
    }
  }

  /// Looks for the last byte of a word, which in JSON is rarer than the first.
  private static func holds(_ text: UnsafeRawPointer, _ length: Int, _ word: StaticString) -> Bool {
    let size = word.utf8CodeUnitCount
    let last = Int32(word.utf8Start[size - 1])
    var place = size - 1
    while place < length, let found = memchr(text + place, last, length - place) {
      let end = UnsafeRawPointer(found) - text + 1
      if memcmp(text + end - size, word.utf8Start, size) == 0 { return true }
      place = end
    }
    return false
  }
}
