import Foundation
import TestSupport
import Testing

/// Scores from outside through the command.
@Suite struct JoinCommandTests {
  private let folder: TemporaryFolder
  private var out: String { folder.url.appending(path: "out").path }

  private struct Clip: Decodable {
    var id: String
    var verdict: String
  }

  init() throws {
    folder = try TemporaryFolder()
    let end = try WinnowProcess.run("scan", "Fixtures/hard-cuts.mp4", "-o", out)
    #expect(end.status == 0, "\(end.talk)")
    #expect(try WinnowProcess.run("select", out, "--recipe", "measure-only").status == 0)
  }

  private func clips() throws -> [Clip] {
    try Data(contentsOf: URL(filePath: out).appending(path: "manifest.jsonl")).split(
      separator: 0x0A
    )
    .map { try JSONDecoder().decode(Clip.self, from: $0) }
  }

  private func write(_ text: String, as name: String = "answers.csv") throws -> String {
    let file = folder.url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test func aScoreDecides() throws {
    let clips = try clips()
    let rows = clips.enumerated().map { "\($1.id),\($0)\n" }.joined()
    let end = try WinnowProcess.run("join", out, write("id,aesthetic\n" + rows))
    #expect(end.status == 0 && end.output.contains("\(clips.count) new"), "\(end.talk)")
    let recipe = try write(
      "extends: measure-only\ngates:\n  outside.aesthetic: [1, ~]\n", as: "mine.yaml")
    #expect(try WinnowProcess.run("recipe", "check", recipe, out).status == 0)
    #expect(try WinnowProcess.run("select", out, "--recipe", recipe).status == 0)
    #expect(try self.clips().map(\.verdict) == clips.indices.map { $0 < 1 ? "reject" : "keep" })
  }

  @Test func whatIsNearlyAScoreIsAMistake() throws {
    let clip = try clips()[0].id
    _ = try WinnowProcess.run("join", out, write("id,aesthetic\n\(clip),1\n"))
    let recipe = try write(
      "extends: measure-only\ngates:\n  outside.aesthetics: [1, ~]\n", as: "mine.yaml")
    for command in [["recipe", "check", recipe, out], ["select", out, "--recipe", recipe]] {
      let end = try WinnowProcess(command).end()
      #expect(
        end.status == 2 && end.talk.contains("did you mean outside.aesthetic?"), "\(end.talk)")
    }
  }

  @Test func lossesEndWithOneAndMistakesWithTwo() throws {
    let none = String(repeating: "0", count: 32)
    let lost = try WinnowProcess.run("join", out, write("id,x\n\(none),1\n"))
    #expect(lost.status == 1 && lost.output.contains(none))
    for arguments in [["join", out], ["join", out, "none.csv"], ["join", out, "--carry", "2"]] {
      let end = try WinnowProcess(arguments).end()
      #expect(end.status == 2 && !end.talk.isEmpty, "\(end.talk)")
    }
    let json = try WinnowProcess.run("join", out, write("id,x\n\(none),1\n"), "--json")
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((summary["unknown"] as? [String: Any])?["count"] as? Int == 1)
  }

  /// What a model has said so far is in the catalog while it goes on, and others can work there.
  @Test func whatComesIsWrittenMeanwhile() throws {
    let program = try #require(WinnowProcess.program)
    let (join, input, clips) = (Process(), Pipe(), try clips())
    join.executableURL = program
    join.arguments = ["join", out, "-"]
    join.standardInput = input
    join.standardOutput = FileHandle.nullDevice
    join.standardError = FileHandle.nullDevice
    try join.run()
    input.fileHandleForWriting.write(Data("{\"id\": \"\(clips[0].id)\", \"aesthetic\": 1}\n".utf8))
    let recipe = try write(
      "extends: measure-only\ngates:\n  outside.aesthetic: [5, ~]\n", as: "mine.yaml")
    var verdict = ""
    while verdict != "reject", join.isRunning {
      #expect(try WinnowProcess.run("select", out, "--recipe", recipe).status == 0)
      verdict = try self.clips()[0].verdict
    }
    #expect(verdict == "reject")
    input.fileHandleForWriting.write(Data("{\"id\": \"\(clips[1].id)\", \"aesthetic\": 9}\n".utf8))
    try input.fileHandleForWriting.close()
    join.waitUntilExit()
    #expect(join.terminationStatus == 0)
    #expect(try WinnowProcess.run("select", out, "--recipe", recipe).status == 0)
    #expect(try self.clips()[1].verdict == "keep")
  }
}
