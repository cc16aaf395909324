import WinnowCore

extension String {
  /// This text as a field of a line of CSV: quoted where it has to be, with an apostrophe before what a
  /// spreadsheet would take for a formula.
  var csvField: String {
    let isFormula = unicodeScalars.first.map(Self.firstOfFormulas.contains) == true
    let text = isFormula ? "'\(self)" : self
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"\(text.replacingEach("\"", with: "\"\""))\""
  }

  /// The text of a field, without the apostrophe that `csvField` puts before some.
  var withoutCSVGuard: String {
    let scalars = unicodeScalars
    guard scalars.first == "'", let second = scalars.dropFirst().first,
      Self.firstOfFormulas.contains(second)
    else { return self }
    return String(scalars.dropFirst())
  }

  /// What a formula begins with, some of it in the width of Chinese characters; and the apostrophe itself, so
  /// that one is always to be taken away.
  private static let firstOfFormulas = Set(
    "=+-@\t\r\n'\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
}
