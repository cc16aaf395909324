import Foundation
import Testing

@testable import WinnowCore

@Suite struct ContentIDTests {
  private let bytes: [UInt8] = (0..<32).map { $0 * 7 }
  private let text = "00070e151c232a31383f464d545b6269"

  @Test func itIsTheFirstBytesAsText() throws {
    let id = ContentID(bytes: bytes)
    #expect(id.description == text)
    #expect(ContentID(text) == id)
    #expect(
      ContentID(bytes: Array(repeating: 0, count: 16)).description
        == String(repeating: "0", count: 32))
    #expect(
      ContentID(bytes: Array(repeating: 255, count: 16)).description
        == String(repeating: "f", count: 32))
  }

  @Test(arguments: [
    "", "0", "00070E151c232a31383f464d545b6269", "00070e151c232a31383f464d545b626",
    "00070e151c232a31383f464d545b62690", "+0070e151c232a31383f464d545b6269",
    "00070e151c232a3g383f464d545b6269", "０0070e151c232a31383f464d545b6269",
  ]) func otherTextsAreNone(text: String) {
    #expect(ContentID(text) == nil)
  }

  @Test func theirOrderIsThatOfTheirTexts() {
    let ids = [[0, 0, 1], [0, 1, 0], [1, 0, 0], [255, 0, 0]].map { (start: [UInt8]) in
      ContentID(bytes: start + Array(repeating: 0, count: 13))
    }
    #expect(ids.shuffled().sorted() == ids)
    #expect(ids.map(\.description) == ids.map(\.description).sorted())
  }

  @Test func itIsCodedAsText() throws {
    let id = ContentID(bytes: bytes)
    let json = try JSONEncoder().encode([id])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([ContentID].self, from: json) == [id])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ContentID].self, from: Data("[\"x\"]".utf8))
    }
  }
}
