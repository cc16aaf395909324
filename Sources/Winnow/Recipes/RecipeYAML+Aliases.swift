import WinnowCore

extension RecipeYAML {
  /// Refuses aliases beside keys that are lists or maps, before the text is parsed: the parser compares keys by all
  /// that they hold, and few lines of aliases stand for more than there is time to compare.
  ///
  /// - Throws: `RecipeError` with the line of the key.
  static func refuseExpandingKeys(_ text: String) throws(RecipeError) {
    var (hasAlias, suspect): (Bool, String.Index?) = (false, nil)
    let lines = text.utf8.split(omittingEmptySubsequences: false, whereSeparator: Self.mayEndLine)
    for line in lines {
      guard line.first(where: { $0 != 0x20 && $0 != 0x09 }) != UInt8(ascii: "#") else { continue }
      let tokens = KeyTokens(Array(line))
      hasAlias = hasAlias || tokens.hasAlias
      if suspect == nil, tokens.mayHoldKey { suspect = line.startIndex }
    }
    guard hasAlias, let suspect else { return }
    let line = 1 + text.utf8[..<suspect].count { $0 == 0x0A }
    throw RecipeError(line: line, "keys are plain words")
  }

  /// Whether it is a line's end, or the last byte of one of the three that are longer.
  private static func mayEndLine(_ byte: UInt8) -> Bool {
    [0x0A, 0x0D, 0x85, 0xA8, 0xA9].contains(byte)
  }
}

/// What a line may hold that matters to keys. Whether it stands within a quotation is not asked.
private struct KeyTokens {
  private(set) var hasAlias = false
  /// Whether a list, a map or an alias may be a key in it.
  private(set) var mayHoldKey = false

  init(_ line: [UInt8]) {
    for place in line.indices {
      switch line[place] {
      case UInt8(ascii: "*") where Self.beginsToken(place, line):
        hasAlias = true
        if Self.isKey(before: Self.endOfWord(place, line), line) { mayHoldKey = true }
      case UInt8(ascii: "?") where Self.beginsToken(place, line): mayHoldKey = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if Self.isKey(before: place + 1, line) { mayHoldKey = true }
      default: break
      }
    }
  }

  private static func beginsToken(_ place: Int, _ line: [UInt8]) -> Bool {
    // Whatever can end a word, a byte order mark included.
    place == 0 || !isOfWord(line[place - 1]) || line[place - 1] >= 0x80
  }

  private static func endOfWord(_ place: Int, _ line: [UInt8]) -> Int {
    line[(place + 1)...].firstIndex { endsAlias.contains($0) } ?? line.endIndex
  }

  private static func isKey(before place: Int, _ line: [UInt8]) -> Bool {
    line[place...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: ":")
  }

  private static let endsAlias = Set(" \t,:[]{}".utf8)

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
