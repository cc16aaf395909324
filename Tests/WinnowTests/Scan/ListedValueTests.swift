import Foundation
import TestSupport
import Testing

@testable import Winnow

/// Plain lines of a list beside Foundation's decoder.
@Suite struct ListedValueTests {
  private func decoded(_ line: String) throws -> [String: ListedValue] {
    try JSONDecoder().decode([String: ListedValue].self, from: Data(line.utf8))
  }

  private func plain(_ line: String) -> [String: ListedValue]? {
    ListedValue.plain(Array(line.utf8)[...])
  }

  @Test(arguments: [
    #"{"path":"a/b.mp4","size":12,"shard":3}"#, #" { "path" : "é 😀" , "size" : 0 } "#, #"{"a":""}"#,
    #"{"n":999999999999999999}"#,
  ])
  func theyAreReadAlike(line: String) throws {
    #expect(try plain(line) == decoded(line))
  }

  @Test(arguments: [
    #"{}"#, #"{"a":"b\n"}"#, #"{"a":"\u0041"}"#, #"{"a":1.5}"#, #"{"a":-1}"#, #"{"a":01}"#,
    #"{"a":1e3}"#,
    #"{"a":null}"#, #"{"a":[1]}"#, #"{"a":1,}"#, #"{"a":1}x"#, #"{"a":1"#, #"{"a"1}"#, #"{"a":"b}"#,
    #"["a"]"#, "", "{\"a\":\"\u{1}\"}", #"{"a":1000000000000000000}"#, #"{"a":1,"a":2}"#,
    #"{"a":}"#,
  ])
  func whatIsNotPlainIsLeftToTheDecoder(line: String) {
    #expect(plain(line) == nil)
  }

  /// Whatever is taken for plain is what a decoder says.
  @Test func changedLinesAreReadAlikeOrNotAtAll() throws {
    let line = Array(#"{"path": "a/b.mp4", "size": 120, "shard": 3}"#.utf8)
    var random = SeededGenerator(seed: 9)
    var taken = 0
    for _ in 0..<3000 {
      var bytes = line
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0x20...0x7E, using: &random)
      }
      guard let plain = ListedValue.plain(bytes[...]) else { continue }
      taken += 1
      #expect(try plain == decoded(String(decoding: bytes, as: UTF8.self)))
    }
    #expect(taken > 500)
  }
}
