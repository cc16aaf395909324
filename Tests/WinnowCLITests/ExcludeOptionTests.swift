import Foundation
import TestSupport
import Testing

@Suite struct ExcludeOptionTests {
  private let folder: TemporaryFolder
  private var output: String { folder.url.appending(path: "out").path }
  private var other: String { folder.url.appending(path: "other").path }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func clipsOfTheOtherFootageAreCounted() throws {
    _ = try WinnowProcess.run("scan", "Fixtures/copy-half.mp4", "-o", other)
    let run = try WinnowProcess.run(
      "run", "Fixtures/original.mp4", "-o", output, "--exclude", other)
    #expect(run.status == 0, "\(run.talk)")
    #expect(run.output.split(separator: "\n").contains { $0.hasPrefix("  excluded ") })
    let manifest = try String(contentsOfFile: output + "/manifest.jsonl", encoding: .utf8)
    #expect(manifest.contains("excluded: same footage as copy-half.mp4 at "))
    let all = try WinnowProcess.run("select", output)
    #expect(all.status == 0 && !all.output.contains("excluded"))
    let select = try WinnowProcess.run(
      "select", output, "--exclude", other + "/catalog.sqlite", "--exclude", other)
    #expect(select.status == 0 && select.output.contains("  excluded "))
  }

  @Test func whatIsNoCatalogIsAUsageErrorBeforeAnythingIsScanned() throws {
    for path in ["", other, "Fixtures", "Fixtures/rgb.mkv"] {
      let end = try WinnowProcess.run(
        "run", "Fixtures/rgb.mkv", "-o", output, "--exclude", path)
      #expect(end.status == 2 && end.output.isEmpty && !end.talk.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: output))
    }
  }
}
