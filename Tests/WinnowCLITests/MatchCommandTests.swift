import Foundation
import TestSupport
import Testing

@Suite struct MatchCommandTests {
  private let folder: TemporaryFolder
  private var output: String { folder.url.appending(path: "out").path }
  private var list: URL { folder.url.appending(path: "list.txt") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func whatTheCommandListsItFinds() throws {
    let scan = try WinnowProcess.run("scan", "Fixtures/hard-cuts.mp4", "-o", output)
    #expect(scan.status == 0)
    let lines = try WinnowProcess.run("match", output, "--list").output
    try Data(lines.utf8).write(to: list)
    let table = try WinnowProcess.run("match", output, "--pdq", list.path)
    #expect(table.status == 0 && table.talk.contains("places found: 5"), "\(table.talk)")
    #expect(table.output.split(separator: "\n").count == 5)
    let json = try WinnowProcess.run("match", output, "--pdq", list.path, "--json").output
    let items = try json.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let keys: Set = [
      "id", "video_id", "video", "clip", "shot", "start", "end", "start_frame", "end_frame",
      "matches", "distance",
      "hash", "label", "frame", "time",
    ]
    #expect(items.allSatisfy { Set($0.keys) == keys })
    #expect(items.map { $0["shot"] as? Int } == [0, 1, 2, 3, 4])
    #expect(items.allSatisfy { $0["clip"] is NSNull && $0["distance"] as? Int == 0 })
  }

  @Test func mistakesAreUsageErrors() throws {
    _ = try WinnowProcess.run("scan", "Fixtures/rgb.mkv", "-o", output)
    try Data("# known\nabc\n".utf8).write(to: list)
    let wrong = [
      ["--pdq", list.path], ["--pdq", list.path + "x"], [], ["--pdq", list.path, "--list"],
      ["--list", "--radius", "32"], ["--list", "--quality", "101"],
    ]
    let ends = try wrong.map { try WinnowProcess(["match", output] + $0).end() }
    #expect(ends.allSatisfy { $0.status == 2 && $0.output.isEmpty })
    #expect(ends[0].talk.contains("\(list.path), line 2: a hash is 64 hexadecimal digits"))
    #expect(try WinnowProcess.run("match", folder.url.path, "--list").status == 2)
  }
}
