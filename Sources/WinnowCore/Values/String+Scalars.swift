extension String {
  /// The same with `text` in the place of each `scalar`, whatever stands behind it: to `replacing(_:with:)` a
  /// quotation mark before a combining mark is another character.
  package func replacingEach(_ scalar: Unicode.Scalar, with text: String) -> String {
    unicodeScalars.reduce(into: "") { result, next in
      if next == scalar { result += text } else { result.unicodeScalars.append(next) }
    }
  }
}
