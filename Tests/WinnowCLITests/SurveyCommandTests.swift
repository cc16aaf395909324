import Foundation
import TestSupport
import Testing

/// Surveys and screens through the command, and so through worker processes.
@Suite struct SurveyCommandTests {
  private let folder: TemporaryFolder
  private var output: URL { folder.url.appending(path: "out") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func scan(_ options: String...) throws -> WinnowProcess.End {
    let inputs = ["Fixtures/hard-cuts.mp4", "Fixtures/dark.mp4", "Fixtures/rgb.mkv"]
    return try WinnowProcess(["scan"] + inputs + ["-o", output.path] + options).end()
  }

  private func answers() throws -> [String: [String: Any]] {
    let text = try #require(try output.results()["videos.jsonl"])
    let rows = try text.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any])
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["path"] as? String ?? "", $0) })
  }

  @Test func aSurveySaysSoAndAScanFollows() throws {
    let survey = try scan("--keyframes")
    #expect(survey.status == 0 && survey.talk.contains("surveyed 3 of 3 files"), "\(survey.talk)")
    #expect(try answers().values.allSatisfy { $0["depth"] as? String == "keyframes" })
    #expect(try answers()["hard-cuts.mp4"]?["frames"] as? Int == 5)
    #expect(try scan("--keyframes").talk.contains("nothing to scan"))
    #expect(try scan().talk.contains("scanned 3 of 3 files"))
    #expect(try answers().values.allSatisfy { $0["depth"] as? String == "frames" })
    #expect(try scan("--keyframes").talk.contains("nothing to scan"))
  }

  @Test func aScreenTravelsToTheWorkers() throws {
    let recipe = folder.url.appending(path: "recipe.yaml")
    let text = """
      screen: {probe: {short_side: [100, ~]}, keyframes: true}
      gates: {exposure.luma.mean: [30, ~]}
      """
    try Data(text.utf8).write(to: recipe)
    let end = try scan("--recipe", recipe.path)
    #expect(end.status == 0)
    #expect(end.talk.contains("scanned 1 of 3 files, 2 screened out"), "\(end.talk)")
    let reason = try answers()["dark.mp4"]?["error"] as? String
    #expect(reason?.hasPrefix("screen: exposure.luma.mean ") == true)
    let select = try WinnowProcess.run("select", output.path, "--recipe", recipe.path)
    #expect(select.output.contains("screened by exposure.luma.mean"))
    #expect(try scan().talk.contains("scanned 2 of 3 files, 1 known already"))
  }

  @Test func inspectLooksAtKeyframesWhereItIsAskedTo() throws {
    let end = try WinnowProcess.run("inspect", "Fixtures/hard-cuts.mp4", "--keyframes", "--json")
    let answer = try JSONSerialization.jsonObject(with: Data(end.output.utf8)) as? [String: Any]
    #expect(answer?["depth"] as? String == "keyframes")
    #expect(answer?["shots"] is NSNull)
    let scores = try #require(answer?["scores"] as? [String: Any])
    #expect(scores["motion.vmaf"] is NSNull && scores["exposure.luma"] is [String: Double])
  }
}
