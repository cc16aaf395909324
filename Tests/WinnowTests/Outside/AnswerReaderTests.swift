import Testing

@testable import Winnow

@Suite struct AnswerReaderTests {
  private func records(_ text: String, pieces: Int = .max) throws -> [AnswerRecord] {
    var reader = AnswerReader("in", key: "id")
    var records: [AnswerRecord] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(pieces, max(1, bytes.count))) {
      try reader.take(Array(bytes[start..<min(start + min(pieces, bytes.count), bytes.count)])) {
        records.append($0)
      }
    }
    try reader.finish { records.append($0) }
    return records
  }

  @Test(arguments: [1, 5, Int.max]) func linesOfJSONAreRead(pieces: Int) throws {
    let text = """
      {"id": "a", "x": 1.5, "ok": true, "caption": "a \\"cat\\"", "none": null}

      {"id": "b", "x": NaN, "boxes": [[1, 2]]}
      """
    #expect(
      try records(text, pieces: pieces) == [
        AnswerRecord(
          line: 1,
          values: [
            "id": .text("a"), "x": .score(1.5), "ok": .score(1), "caption": .text("a \"cat\""),
            "none": .nothing,
          ]),
        AnswerRecord(line: 3, values: ["id": .text("b"), "x": .nothing, "boxes": .other]),
      ])
  }

  @Test func tablesAreRead() throws {
    let table = "\u{FEFF}id,x,caption\na,1.5,\"one, two\"\nb,,\n"
    let wanted = [
      AnswerRecord(
        line: 2, values: ["id": .word("a"), "x": .word("1.5"), "caption": .word("one, two")]),
      AnswerRecord(line: 3, values: ["id": .word("b"), "x": .nothing, "caption": .nothing]),
    ]
    #expect(try records(table) == wanted)
    let tabs = "id\tx\tcaption\na\t1.5\tone, two\nb\t\t\n"
    #expect(try records(tabs) == wanted)
  }

  @Test(arguments: [
    ("id,x\na,1,2\n", "in, line 2"), ("{\"id\": \"a\"}\nhello\n", "in, line 2"),
    ("id,id\n", "in, line 1"), ("id,x\na,\"b\n", "in, line 2"), ("{\"id\": \"a\"\n", "in, line 1"),
    ("ID,x\na,1\n", "in, line 1"), ("[{\"id\": 1}]", "in, line 1"), ("id,x\ra,1\r", "in, line 1"),
    ("id\0,x\n", "in, line 1"),
  ]) func aMistakeIsSaidWithItsLine(text: String, place: String) {
    let error = #expect(throws: WinnowError.self) { try records(text) }
    #expect(error?.subject == place)
  }

  @Test func wordsOfOtherProgramsAreUnderstood() throws {
    let values = try records("id,,x,y,,z\na,1,True,'=1,2,\n")[0].values
    #expect(Set(values.keys) == ["id", "x", "y", "z"] && values["y"] == .word("=1"))
    #expect(values["x"]?.number == 1 && AnswerRecord.Value.word("FALSE").number == 0)
    #expect(AnswerRecord.Value.score(7).text == "7" && AnswerRecord.Value.score(0.5).text == "0.5")
    let whole = try records("{\"id\": 9007199254740995}")[0].values["id"]
    #expect(whole?.text == "9007199254740995")
  }

  @Test func nothingIsNoMistake() throws {
    #expect(try records("").isEmpty && records("\n \n").isEmpty)
  }
}
