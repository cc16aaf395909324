import Foundation
import TestSupport
import Testing

@Suite struct RecipeOptionTests {
  private static let remark =
    ": a recipe with no gates; `extends: balanced` would keep those of the default\n"

  private let folder: TemporaryFolder
  private var output: String { folder.url.appending(path: "out").path }
  private var recipe: String { folder.url.appending(path: "mine.yaml").path }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Runs a command with a recipe of this text.
  private func run(_ arguments: [String], by text: String) throws -> WinnowProcess.End {
    try Data(text.utf8).write(to: URL(filePath: recipe))
    return try WinnowProcess(arguments + ["--recipe", recipe]).end()
  }

  @Test func aWarningIsSaidOnceByWhoeverMeasuresOrJudges() throws {
    let text = "gates: {exposure.dark.median: [~, 50]}\n"
    let warning = "warning: \(recipe), line 1: exposure.dark.median: no clip can be above 50"
    let input = ["Fixtures/dark.mp4", "-o"]
    for command in [["scan"] + input, ["select"], ["run"] + input] {
      let end = try run(command + [output], by: text)
      #expect(end.status == 0, "\(end.talk)")
      #expect(end.talk.components(separatedBy: warning).count == 2, "\(end.talk)")
      #expect(!end.output.contains("warning"))
    }
    let shown = try run(["inspect", "Fixtures/dark.mp4"], by: text)
    #expect(shown.status == 0 && shown.talk.isEmpty)
  }

  @Test func whereGatesLackItIsSaidByWhoeverJudges() throws {
    let text = "clips: {min: 1}\n"
    let scan = try run(["scan", "Fixtures/dark.mp4", "-o", output], by: text)
    #expect(scan.status == 0 && !scan.talk.contains("no gates"))
    let select = try run(["select", output], by: text)
    #expect(select.status == 0 && select.talk == recipe + Self.remark)
    let both = try run(["run", "Fixtures/dark.mp4", "-o", output], by: text)
    #expect(both.status == 0 && both.talk.hasPrefix(recipe + Self.remark))
    let meant = try run(["select", output], by: "gates: {}\nclips: {min: 1}\n")
    #expect(meant.talk.isEmpty && meant.output == select.output)
    #expect(try WinnowProcess.run("select", output, "--recipe", "measure-only").talk.isEmpty)
  }

  @Test func whatExtendsThePresetJudgesAsThePreset() throws {
    let preset = try WinnowProcess.run("run", "Fixtures/dark.mp4", "-o", output)
    let same = try run(["select", output], by: "extends: balanced\n")
    #expect(same.status == 0 && same.output == preset.output && same.talk.isEmpty)
    let less = try run(
      ["select", output],
      by: "extends: balanced\ngates: {exposure.luma.mean: ~, exposure.dark.median: ~}\n")
    #expect(less.status == 0 && less.output != preset.output)
    #expect(!less.output.contains("rejected by exposure.luma.mean"))
  }

  @Test func everyMistakeIsToldAndNothingIsDone() throws {
    let text = "clips:\n  mox: 3\nextends: balancd\n"
    for command in ["scan", "run"] {
      let end = try run([command, "Fixtures/dark.mp4", "-o", output], by: text)
      #expect(end.status == 2 && end.output.isEmpty)
      #expect(
        end.talk == """
          error: read \(recipe), line 2: unknown key in clips 'mox'; did you mean max or min?
          \(recipe), line 3: unknown preset 'balancd'; did you mean balanced?

          """)
    }
    #expect(!FileManager.default.fileExists(atPath: output))
  }
}
