import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A number with a fraction always has a point or an exponent.
  @Test(
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (-25, "-25.0"), (1.0 / 3, "0.333333"), (12.5, "12.5"),
      (1_234_567.8, "1234570.0"), (999_999.5, "1000000.0"), (0.000_1, "0.0001"),
      (-0.000_012_345_678, "-1.23457e-05"), (1e20, "1e+20"), (123_456, "123456.0"),
      (0.099_999_96, "0.1"),
    ] as [(Double, String)])
  func numbersHaveSixDigits(value: Double, expected: String) {
    #expect(text { $0.number(value) } == expected)
  }

  /// Text is that of `String(format:)` read again, whatever the number: ties, powers of ten, 32-bit values.
  @Test func numbersAreThoseOfTheLibrary() throws {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<200_000 {
      let size = Double.random(in: -18...18, using: &generator)
      var value = pow(10, size) * (Bool.random(using: &generator) ? 1 : -1)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: value = Double(Float(value))
      case 1: value = value.rounded() / 2
      case 2: value = (value * 1000).rounded() / 1000
      case 3: value = Double(Int.random(in: 0...2_000_000, using: &generator)) / 8
      default: break
      }
      let expected = try #require(Double(String(format: "%.6g", value)))
      let written = text { $0.number(value) }
      #expect(Double(written) == expected && written == "\(expected)", "\(value)")
    }
  }

  @Test func secondsHaveMicroseconds() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<50_000 {
      let size = pow(10, Double.random(in: -8...7, using: &generator))
      let value = Bool.random(using: &generator) ? size : -size
      let expected = (value * 1_000_000).rounded() / 1_000_000
      #expect(text { $0.seconds(value) } == "\(expected)", "\(value)")
    }
    #expect(text { $0.seconds(100.0 / 3) } == "33.333333")
    #expect(text { $0.seconds(0) } == "0.0" && text { $0.seconds(1e15) } == "1000000000000000.0")
  }

  @Test func noNumberIsNull() {
    #expect(text { $0.number(.nan) } == "null" && text { $0.seconds(.infinity) } == "null")
    #expect(text { $0.integer(nil) } == "null" && text { $0.string(nil) } == "null")
  }

  @Test(arguments: [0, 7, 10, 99, 100, 999, 1000, -1, .max, .min])
  func integersHaveNoPoint(value: Int) { #expect(text { $0.integer(value) } == "\(value)") }

  /// Whatever a name is, a JSON reader reads it back.
  @Test func textIsEscaped() throws {
    for name in [
      "", "plain", "a/b \"c\" \\ d", "\u{1}\u{1F}\n\r\t\u{8}\u{C}", "é日本\u{1F600}\u{7F}",
    ] {
      let written = text { line in line.list { $0.string(name) } }
      #expect(try JSONDecoder().decode([String].self, from: Data(written.utf8)) == [name])
    }
  }

  @Test func valuesAreSeparated() {
    let written = text { line in
      line.object { line in
        line.key("a")
        line.list {
          $0.integer(1)
          $0.truth(false)
          $0.object { _ in }
        }
        line.key(quoted: JSONWriter.quotedKey("b\"")[...])
        line.rect(PixelRect(x: 0, y: 10, width: 1280, height: 720))
      }
      line.endLine()
      line.null()
    }
    #expect(written == #"{"a":[1,false,{}],"b\"":[0,10,1280,720]}"# + "\nnull")
  }

  @Test func manyBytesHaveRoom() {
    let long = String(repeating: "0123456789", count: 5000)
    #expect(text { $0.string(long) } == "\"\(long)\"")
  }
}
