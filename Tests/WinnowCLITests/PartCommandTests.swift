import Foundation
import TestSupport
import Testing

/// Parts of an export by the command, as several machines write them.
@Suite struct PartCommandTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private var output: URL { folder.url.appending(path: "out") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in ["rgb.mkv", "rotated.mp4", "hard-cuts.mp4"] {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: videos.appending(path: name))
    }
    let recipe = folder.url.appending(path: "recipe.yaml")
    try Data(
      "extends: measure-only\nexport: {short_side: 32, shard_samples: 2}\n".utf8
    ).write(to: recipe)
    for step in [
      ["scan", videos.path, "-o", output.path], ["select", output.path],
    ] { #expect(try WinnowProcess(step + ["--recipe", recipe.path]).end().status == 0) }
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func export(_ catalog: String, to name: String, _ more: String...) throws
    -> WinnowProcess.End
  {
    try WinnowProcess(
      ["export", catalog, "--to", path(name), "--format", "webdataset"] + more
    ).end()
  }

  @Test func partsOfBothKindsAreTheWhole() throws {
    #expect(try export(output.path, to: "whole").status == 0)
    let wanted = try folder.url.appending(path: "whole").results()
    let one = try export(output.path, to: "parts", "--part", "1/2")
    #expect(one.status == 0)
    #expect(one.talk.contains("once all 2 parts are in \(path("parts"))"))
    let part = path("part-2.sqlite")
    let taken = try WinnowProcess.run("part", output.path, "2/2", "-o", part)
    #expect(taken.status == 0 && taken.talk.hasPrefix("part 2/2: "))
    let before = FileManager.default.contents(atPath: part)
    #expect(try export(part, to: "parts").status == 0)
    #expect(FileManager.default.contents(atPath: part) == before)
    let joined = try export(output.path, to: "parts")
    #expect(joined.talk.contains("nothing to export"))
    #expect(try folder.url.appending(path: "parts").results() == wanted)
  }

  /// As where a machine is switched off.
  @Test func aKilledPartGoesOn() throws {
    #expect(try export(output.path, to: "whole").status == 0)
    let target = folder.url.appending(path: "parts")
    let killed = try WinnowProcess(
      [
        "export", output.path, "--to", target.path, "--format", "webdataset", "--part", "1/2",
        "--jobs", "1",
      ])
    let ledger = target.appending(path: ".winnow-export-1-of-2/journal").path
    while killed.isRunning, !FileManager.default.fileExists(atPath: ledger) { usleep(500) }
    kill(killed.identifier, SIGKILL)
    _ = killed.end()
    #expect(try export(output.path, to: "parts", "--part", "2/2").status == 0)
    #expect(try export(output.path, to: "parts", "--part", "1/2").status == 0)
    #expect(try export(output.path, to: "parts").talk.contains("nothing to export"))
    #expect(try target.results() == folder.url.appending(path: "whole").results())
  }

  @Test(arguments: ["0/2", "3/2", "half"]) func whatIsNoPartIsAMistake(text: String) throws {
    let exported = try export(output.path, to: "parts", "--part", text)
    #expect(exported.status == 2 && exported.talk.contains("'\(text)' is none"))
    let taken = try WinnowProcess.run("part", output.path, text, "-o", path("p"))
    #expect(taken.status == 2 && taken.talk.contains("'\(text)' is none"))
  }

  @Test func aCatalogIsNotReplacedByItsPart() throws {
    let catalog = output.appending(path: "catalog.sqlite").path
    let before = FileManager.default.contents(atPath: catalog)
    let end = try WinnowProcess.run("part", output.path, "1/2", "-o", catalog)
    #expect(end.status == 2 && end.talk.contains("no part of a catalog; name another file"))
    #expect(FileManager.default.contents(atPath: catalog) == before)
  }

  /// What reads only takes the file of a catalog, too.
  @Test func filesOfCatalogsAreRead() throws {
    let file = path("copy.sqlite")
    try FileManager.default.copyItem(
      at: output.appending(path: "catalog.sqlite"), to: URL(filePath: file))
    let listed = try WinnowProcess.run("match", file, "--list")
    #expect(listed.status == 0 && !listed.output.isEmpty)
    #expect(try WinnowProcess.run("report", file, "-o", path("page.html")).status == 0)
    #expect(FileManager.default.fileExists(atPath: path("page.html")))
    #expect(try WinnowProcess.run("suggest", file, "--recipe", "measure-only").status == 0)
    #expect(try export(file, to: "shards").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!names.contains("videos.jsonl") && !names.contains { $0.hasSuffix("-wal") })
  }
}
