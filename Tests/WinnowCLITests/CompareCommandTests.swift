import Foundation
import TestSupport
import Testing

@Suite struct CompareCommandTests {
  private let folder: TemporaryFolder
  private var strip: URL { folder.url.appending(path: "strip.png") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func sharedStretchesArePrintedAndDrawn() throws {
    let files = ["Fixtures/original.mp4", "Fixtures/copy-trimmed.mp4"]
    let table = try WinnowProcess(["compare"] + files + ["--strip", strip.path]).end()
    #expect(table.status == 0 && table.talk.isEmpty, "\(table.talk)")
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasSuffix("  plain"), "\(table.output)")
    #expect(try Data(contentsOf: strip).starts(with: [0x89] + Data("PNG".utf8)))

    let json = try WinnowProcess(["compare"] + files + ["--json"]).end()
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["a"] as? [String: Any])?["video"] as? String == files[0])
    #expect((object?["b"] as? [String: Any])?["video"] as? String == files[1])
    let match = try #require((object?["matches"] as? [[String: Any]])?.first)
    let starts = [match["a"], match["b"]].map { ($0 as? [Double])?.first ?? -1 }
    #expect(abs(starts[0] - 1) < 0.15 && abs(starts[1]) < 0.15)
  }

  @Test func whereNothingIsSharedThereIsNoStrip() throws {
    let end = try WinnowProcess.run(
      "compare", "Fixtures/original.mp4", "Fixtures/hard-cuts.mp4", "--strip", strip.path)
    #expect(end.status == 0 && end.output == "nothing in common\n")
    #expect(!FileManager.default.fileExists(atPath: strip.path))
  }

  @Test func mistakesNameTheFile() throws {
    let good = "Fixtures/copy-half.mp4"
    let mistakes = [
      (["Fixtures/broken/text.mp4", good], "Fixtures/broken/text.mp4: "),
      ([good, "/nope.mp4"], "/nope.mp4"),
      ([good], "usage"), ([good, good, "--strip", "/nope/strip.png"], "/nope/strip.png"),
    ]
    for (arguments, words) in mistakes {
      let end = try WinnowProcess(["compare"] + arguments).end()
      #expect(end.status == 2)
      #expect(end.talk.lowercased().contains(words.lowercased()), "\(end.talk)")
    }
  }
}
