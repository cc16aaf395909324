/// A man page as it is being written: text by the macros of man(7).
struct Roff {
  private(set) var text = ""

  mutating func title(_ name: String, version: String) {
    text += ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"User Commands\"\n.nh\n.ad l\n"
  }

  mutating func section(_ title: String) { text += ".SH \(title)\n" }

  mutating func subsection(_ title: String) { text += ".SS \(Self.escaped(title))\n" }

  mutating func paragraph() { text += ".PP\n" }

  mutating func line(_ content: String) { text += "\(Self.escaped(content))\n" }

  mutating func bold(_ content: String) { text += "\\fB\(Self.escaped(content))\\fR\n" }

  /// A term and what there is to say of it.
  mutating func item(_ term: String, _ content: String) {
    text += ".TP\n\\fB\(Self.escaped(term))\\fR\n\(Self.escaped(content))\n"
  }

  /// Paragraphs with empty lines between them; lines that begin with spaces, and examples, stay as
  /// they are.
  mutating func paragraphs(_ content: String) {
    var isVerbatim = false
    var isBroken = true
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      let wantsVerbatim = line.hasPrefix("  ")
      if isVerbatim, !wantsVerbatim { text += ".fi\n.RE\n" }
      if line.isEmpty { isBroken = true } else if isBroken, !wantsVerbatim { paragraph() }
      if !line.isEmpty { isBroken = false }
      if wantsVerbatim, !isVerbatim { text += ".RS 4\n.nf\n" }
      isVerbatim = wantsVerbatim
      if !line.isEmpty { self.line(wantsVerbatim ? String(line.dropFirst(2)) : String(line)) }
    }
    if isVerbatim { text += ".fi\n.RE\n" }
  }

  /// What stands for these characters and none of roff's commands.
  private static func escaped(_ content: String) -> String {
    let text = content.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("'", with: "\\(aq").replacing("`", with: "\\(ga").replacing("~", with: "\\(ti")
      .replacing("^", with: "\\(ha")
    return text.hasPrefix(".") ? "\\&\(text)" : text
  }
}
