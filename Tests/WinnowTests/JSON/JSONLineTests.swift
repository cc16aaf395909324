import Testing

@testable import Winnow

@Suite struct JSONLineTests {
  @Test func keysAreSortedAndSlashesPlain() throws {
    #expect(try JSONLine.text(["b": "x/y", "a": "\n\"é"]) == #"{"a":"\n\"é","b":"x/y"}"#)
  }

  @Test(arguments: [
    (1.0 / 3, "0.333333"), (1234567.8, "1234570"), (0, "0"), (-0.000012345678, "-1.23457e-05"),
    (12.5, "12.5"),
  ])
  func scoresHaveSixDigits(value: Double, text: String) throws {
    #expect(try JSONLine.text(value.sixDigits) == text)
  }

  @Test func secondsHaveMicroseconds() throws {
    #expect(try JSONLine.text((100.0 / 3).microseconds) == "33.333333")
  }
}
