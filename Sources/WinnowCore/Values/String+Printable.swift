extension String {
  /// The text with what would steer a terminal, end its line or turn the order of its letters shown escaped: "\n",
  /// "\u{1B}".
  ///
  /// Names of files, and what files and catalogs hold, come from anywhere; whatever of them is shown to a person
  /// goes through here. Text that has gone through stays as it is.
  package var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isUnprintable { text += scalar.escaped } else { text.unicodeScalars.append(scalar) }
    }
  }

  /// The same of a text of several lines, which are kept.
  package var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
      .joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal takes it for a command, or shows other text by it than there is.
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Ends of lines and paragraphs, and characters that take no room.
    case 0x2028, 0x2029, 0x200B, 0x2060...0x2064, 0xFEFF: true
    // Marks, embeddings, overrides and isolates of text that runs from right to left.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    default: false
    }
  }

  fileprivate var escaped: String {
    switch self {
    case "\n": #"\n"#
    case "\r": #"\r"#
    case "\t": #"\t"#
    default: #"\u{"# + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
