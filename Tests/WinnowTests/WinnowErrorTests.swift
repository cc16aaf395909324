import Foundation
import Testing

@testable import Winnow

@Suite struct WinnowErrorTests {
  private struct Odd: Error, CustomStringConvertible {
    var description: String { "odd" }
  }

  @Test func itSaysWhatWasDoneToWhatAndWhy() {
    #expect(WinnowError("write", "a/b", reason: "no space").description == "write a/b: no space")
  }

  @Test func fileErrorsSpeakInTheSystemsWords() {
    let error = #expect(throws: WinnowError.self) {
      try WinnowError.during("read", "it") { _ = try Data(contentsOf: URL(filePath: "/nope/nope")) }
    }
    #expect(error == WinnowError("read", "it", reason: "No such file or directory"))
  }

  @Test func errorsOfOursPassAndOthersAreQuoted() {
    let inner = WinnowError("write", "x", reason: "y")
    #expect(throws: inner) { try WinnowError.during("read", "it") { throw inner } }
    #expect(throws: WinnowError("read", "it", reason: "odd")) {
      try WinnowError.during("read", "it") { throw Odd() }
    }
  }
}
