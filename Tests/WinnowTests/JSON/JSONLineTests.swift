import Foundation
import Testing

@testable import Winnow

@Suite struct JSONLineTests {
  @Test func keysAreSortedAndSlashesPlain() throws {
    #expect(try JSONLine.text(["b": "x/y", "a": "\n\"é"]) == #"{"a":"\n\"é","b":"x/y"}"#)
  }

  @Test(arguments: [
    (1.0 / 3, "0.333333"), (1234567.8, "1234570.0"), (0, "0.0"), (-0.000012345678, "-1.23457e-05"),
    (12.5, "12.5"),
  ])
  func scoresHaveSixDigits(value: Double, text: String) throws {
    #expect(try JSONLine.text(value.sixDigits) == text)
  }

  /// What a reader takes for the type of a column, whatever kind of container it is in.
  @Test func numbersWithAFractionHaveAPoint() throws {
    struct Line: Encodable {
      var count = 25
      var rate = 25.0
      var optional: Double? = 3
      var none: Double?
      var list = [1.0, 2.5, -0.0]
      var tracks: [String: [Float]] = ["b": [4], "a": []]
      var flag = true
    }
    let text = #"{"count":25,"flag":true,"list":[1.0,2.5,-0.0],"optional":3.0,"rate":25.0,"#
    #expect(try JSONLine.text(Line()) == text + #""tracks":{"a":[],"b":[4.0]}}"#)
    #expect(try JSONLine.text([Double?.none, 1e20, 1e-7]) == "[null,1e+20,1e-07]")
    #expect(throws: EncodingError.self) { try JSONLine.text([Double.nan]) }
  }

  /// But for whole numbers with a fraction.
  @Test func otherValuesAreWhatFoundationWrites() throws {
    let keys = ["a_b", "a10", "a2", "B", "é", "b.c", "\u{7f}\u{0}\n\t\r\u{8}\u{c}\"\\/"]
    let value = Dictionary(uniqueKeysWithValues: keys.map { ($0, [[$0: Int8(-3)], [:]]) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(try JSONLine.text(value) == String(decoding: encoder.encode(value), as: UTF8.self))
    let data = [Data([1, 2, 250])]
    #expect(try JSONLine.text(data) == String(decoding: encoder.encode(data), as: UTF8.self))
  }

  @Test func secondsHaveMicroseconds() throws {
    #expect(try JSONLine.text((100.0 / 3).microseconds) == "33.333333")
  }
}
