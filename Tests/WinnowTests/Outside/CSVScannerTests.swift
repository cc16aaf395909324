import Testing

@testable import Winnow

/// Examples are those of RFC 4180, chapter 2, and what spreadsheets and pandas write.
@Suite struct CSVScannerTests {
  private func rows(_ text: String, pieces: Int = .max, separator: Character = ",") throws
    -> [[String]]
  {
    var scanner = CSVScanner(separator: separator.asciiValue ?? 0)
    var rows: [[String]] = []
    func emit(_ line: Int, _ fields: [[UInt8]]) {
      rows.append(["\(line)"] + fields.map { String(decoding: $0, as: UTF8.self) })
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(pieces, max(1, bytes.count))) {
      try scanner.scan(bytes[start..<min(start + min(pieces, bytes.count), bytes.count)], emit)
    }
    try scanner.finish(emit)
    return rows
  }

  @Test(arguments: [1, 2, 3, 7, Int.max]) func rowsAreTakenApart(pieces: Int) throws {
    let text = "a,b,c\r\n\"x\",\"y \"\"z\"\"\",\r\n\n\"two\r\nlines\",2,é\n,,\nlast"
    #expect(
      try rows(text, pieces: pieces) == [
        ["1", "a", "b", "c"], ["2", "x", "y \"z\"", ""], ["4", "two\r\nlines", "2", "é"],
        ["6", "", "", ""], ["7", "last"],
      ])
  }

  @Test func fieldsMayBeSeparatedByTabs() throws {
    #expect(try rows("a\tb,c\n", separator: "\t") == [["1", "a", "b,c"]])
  }

  @Test(arguments: ["a,\"b", "\"a\"b,c\n"]) func whatIsNoTableIsSaid(text: String) {
    #expect(throws: ListedFile.Mistake.self) { try rows(text) }
  }

  @Test func aRowWithoutEndIsNotHeld() {
    #expect(throws: ListedFile.Mistake.self) {
      try rows("\"" + String(repeating: "a", count: FileList.longestRecord + 1))
    }
  }
}
