import Testing

@testable import Winnow

/// As RFC 4180 has it, with what OWASP's page on CSV injection says of formulas.
@Suite struct StringCSVTests {
  @Test(arguments: [
    ("plain.mp4", "plain.mp4"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1,2", "\"'-1,2\""), ("@a", "'@a"),
    ("\u{FF1D}1", "'\u{FF1D}1"),
    ("a\"\u{301},b", "\"a\"\"\u{301},b\""), ("=\u{301}", "'=\u{301}"), ("'a", "''a"),
    ("a=1", "a=1"), ("", ""),
  ])
  func fieldsAreQuotedAndNoFormulas(text: String, field: String) {
    #expect(text.csvField == field)
  }
}
