import Foundation
import TestSupport
import Testing
import Winnow

@Suite struct RecipeDiffCommandTests {
  private struct Answer: Decodable {
    struct Total: Decodable {
      var clips: Int
    }

    struct Turn: Decodable {
      var before: String
      var after: String
      var clips: Int
    }

    var turns: [Turn]
    var keptBefore: Total
    var keptAfter: Total

    private enum CodingKeys: String, CodingKey {
      case turns
      case keptBefore = "kept_before"
      case keptAfter = "kept_after"
    }
  }

  private static let inputs = ["dark.mp4", "sharp.mp4", "noisy.mp4", "original.mp4"]

  private func scanned() throws -> TemporaryFolder {
    let output = try TemporaryFolder()
    let inputs = Self.inputs.map { TestFolders.fixture($0).path }
    let scan = try WinnowProcess(["scan"] + inputs + ["-o", output.url.path]).end()
    try #require(scan.status == 0, "\(scan.talk)")
    return output
  }

  @Test func itCountsWhatChanges() throws {
    let output = try scanned()
    let end = try WinnowProcess.run(
      "recipe", "diff", "balanced", "measure-only", output.url.path, "--json")
    #expect(end.status == 0 && end.talk.isEmpty)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(end.output.utf8))
    #expect(answer.turns.map(\.clips).reduce(0, +) == Self.inputs.count)
    let kept = answer.turns.first { $0.before == "reject" && $0.after == "keep" }
    #expect(kept?.clips == 1)
    #expect(answer.keptAfter.clips == answer.keptBefore.clips + 1)
    let text = try WinnowProcess.run(
      "recipe", "diff", "balanced", "measure-only", output.url.path)
    #expect(text.output.contains("\ndark.mp4  0  0.000  3.000  reject -> keep  was: exposure."))
    #expect(text.output.hasPrefix("kept before"))
  }

  @Test(.enabled(if: SmallDisk.isPossible)) func itNeedsNoLeaveToWrite() throws {
    let output = try scanned()
    let writable = try WinnowProcess.run("recipe", "diff", "balanced", "goku", output.url.path)
    let before = try FileManager.default.contentsOfDirectory(atPath: output.url.path).sorted()
    let view = try ReadOnlyView(of: output.url)
    let end = try WinnowProcess.run("recipe", "diff", "balanced", "goku", view.url.path)
    #expect(end.status == 0 && end.output == writable.output, "\(end.talk)")
    let after = try FileManager.default.contentsOfDirectory(atPath: output.url.path).sorted()
    #expect(after == before)
  }

  @Test func mistakesEndWithTwo() throws {
    let folder = try TemporaryFolder()
    let none = try WinnowProcess.run("recipe", "diff", "balanced", "goku", folder.url.path)
    #expect(none.status == 2 && none.talk.contains("run 'winnow scan'"))
    let unknown = try WinnowProcess.run("recipe", "diff", "balancd", "goku", folder.url.path)
    #expect(unknown.status == 2 && unknown.talk.contains("did you mean balanced?"))
  }
}
