import TestSupport
import Testing

@testable import WinnowCore

@Suite struct PDQHashTests {
  private static let text = "956bd2f6522daa35ab955552554054b4a49a369252d5cad55a5b5a29ca95d5b7"

  @Test func textIsReadAndWritten() throws {
    let hash = try #require(PDQHash(hex: Self.text))
    #expect(hash.words[0] == 0x956b_d2f6_522d_aa35)
    #expect("\(hash)" == Self.text)
    #expect(PDQHash(hex: Self.text.uppercased()) == hash)
    #expect(
      "\(PDQHash(words: [0, 1, 0, 0]))" == String(repeating: "0", count: 31) + "1"
        + String(repeating: "0", count: 32))
  }

  @Test(arguments: [
    "", "95", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
    String(repeating: "0", count: 63) + "g", "+" + String(repeating: "0", count: 63),
    String(repeating: "０", count: 64),
  ])
  func otherTextIsNone(_ text: String) {
    #expect(PDQHash(hex: text) == nil)
  }

  @Test func distanceCountsBits() throws {
    let hash = try #require(PDQHash(hex: Self.text))
    #expect(hash.distance(to: hash) == 0)
    #expect(hash.distance(to: PDQHash(words: ~hash.words)) == 256)
    #expect(hash.distance(to: PDQHash(words: hash.words ^ [1, 0, 6, 1 << 63])) == 4)
  }

  @Test func hashesWithQualitiesAreBytes() throws {
    var generator = SeededGenerator(seed: 7)
    let hashes = (0..<5).map { _ in
      RatedPDQ(
        hash: PDQHash(words: .random(in: 0...UInt64.max, using: &generator)),
        quality: .random(in: 0...100, using: &generator))
    }
    let bytes = RatedPDQ.bytes(hashes)
    #expect(bytes.count == 5 * 33)
    let text = bytes[1..<33].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(text == "\(hashes[0].hash)" && bytes[0] == hashes[0].quality)
    #expect(RatedPDQ.hashes(bytes) == hashes)
    #expect(RatedPDQ.hashes([]) == [])
    #expect(RatedPDQ.hashes(bytes.dropLast()) == nil)
  }
}
