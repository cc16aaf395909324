import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct FileLinesTests {
  private func lines(_ text: String, piece: Int) throws -> [String] {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "lines")
    try Data(text.utf8).write(to: file)
    var lines: [String] = []
    try FileLines.each(of: file, holding: ["ab", "c"], piece: piece) {
      lines.append(String(decoding: $0, as: UTF8.self))
    }
    return lines
  }

  @Test func linesThatHoldAWordAreHandedOver() throws {
    let text = "ab\n\nxxabxx\na b\nc\n\(String(repeating: "y", count: 50))c\na\nb\nxab"
    let wanted = ["ab", "xxabxx", "c", String(repeating: "y", count: 50) + "c", "xab"]
    for piece in 1...80 { #expect(try lines(text, piece: piece) == wanted, "\(piece)") }
    #expect(try lines(text + "\n", piece: 7) == wanted)
    #expect(try lines("", piece: 7).isEmpty && lines("\n\n", piece: 7).isEmpty)
  }

  @Test func whatIsNotThereIsAnError() {
    #expect(throws: (any Error).self) {
      try FileLines.each(of: URL(filePath: "/nowhere/lines"), holding: ["a"]) { _ in }
    }
  }
}
