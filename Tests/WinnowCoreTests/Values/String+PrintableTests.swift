import Testing

@testable import WinnowCore

@Suite struct PrintableTests {
  @Test(arguments: [
    ("a\nb", #"a\nb"#), ("\r\n\t", #"\r\n\t"#), ("\u{1B}[31m", #"\u{1B}[31m"#),
    ("\u{9B}31m", #"\u{9B}31m"#), ("\u{7F}\u{0}", #"\u{7F}\u{0}"#),
    ("a\u{202E}4pm", #"a\u{202E}4pm"#),
    ("\u{2066}\u{2069}\u{200F}\u{61C}", #"\u{2066}\u{2069}\u{200F}\u{61C}"#),
    ("\u{2028}\u{2029}\u{85}", #"\u{2028}\u{2029}\u{85}"#),
    ("\u{FEFF}\u{200B}", #"\u{FEFF}\u{200B}"#),
  ])
  func whatSteersATerminalIsShown(text: String, shown: String) {
    #expect(text.printable == shown)
    #expect(shown.printable == shown)
  }

  @Test(arguments: [
    "", "plain.mp4", "caf\u{E9} cafe\u{301}", "\u{1F468}\u{200D}\u{1F469}", "\u{5D0}\u{5D1}.mp4",
    #"a\b"#,
    "\u{301}begins", "\u{6CC}\u{200C}\u{647}",
  ])
  func otherTextStaysAsItIs(text: String) {
    #expect(text.printable.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func linesAreKept() {
    #expect("a\n\u{1B}b\n\n".printableLines == "a\n\\u{1B}b\n\n")
  }
}
