import Foundation
import TestSupport
import Testing
import Winnow

/// Catalogs merged through the command.
@Suite struct MergeCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (part, names) in [
      ("1", ["rgb.mkv", "original.mp4"]), ("2", ["vfr.mp4", "copy-half.mp4"]),
    ] {
      let videos = folder.url.appending(path: "videos-\(part)")
      try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
      for name in names {
        try FileManager.default.copyItem(
          at: TestFolders.fixture(name), to: videos.appending(path: name))
      }
      try run("scan", videos.path, "-o", out(part), "--recipe", "measure-only")
    }
  }

  private func out(_ name: String) -> String { folder.url.appending(path: name).path }

  @discardableResult
  private func run(_ arguments: String..., status: Int32? = 0) throws -> WinnowProcess.End {
    let end = try WinnowProcess(arguments).end()
    #expect(end.status == status, "\(arguments): \(end.talk)")
    return end
  }

  private func manifest(_ name: String) throws -> Data {
    try run("select", out(name), "--recipe", "measure-only")
    return try Data(contentsOf: URL(filePath: out(name)).appending(path: "manifest.jsonl"))
  }

  @Test func catalogsAreMergedByFolderAndByFile() throws {
    let end = try run("merge", out("1"), out("2") + "/catalog.sqlite", "-o", out("all"))
    #expect(end.output.isEmpty)
    #expect(
      end.talk.contains("merged 2 catalogs: 4 new videos, 4 new files; 4 videos in 4 files\n"))
    #expect(end.talk.contains("select \(out("all"))\n"))
    let videos = try String(contentsOfFile: out("all") + "/videos.jsonl", encoding: .utf8)
    #expect(videos.split(separator: "\n").count == 4)
    let again = try run("merge", out("2"), "-o", out("all"))
    #expect(again.talk.contains("merged 1 catalog: nothing new; 4 videos in 4 files\n"))
    try run("scan", out("videos-1"), out("videos-2"), "-o", out("whole"))
    #expect(try manifest("all") == manifest("whole"))
  }

  @Test func whatIsNoCatalogIsAUsageError() throws {
    for path in ["", out("none"), out("videos-1"), TestFolders.fixture("rgb.mkv").path] {
      let end = try run("merge", out("1"), path, "-o", out("all"), status: 2)
      #expect(!end.talk.isEmpty && !FileManager.default.fileExists(atPath: out("all")))
    }
    try run("merge", "-o", out("all"), status: 2)
    try run("merge", out("1"), status: 2)
  }

  /// Half of a catalog is an error that names it, and nothing of it comes in.
  @Test func aDamagedCatalogIsNamed() throws {
    let file = URL(filePath: out("half.sqlite"))
    let whole = try Data(contentsOf: URL(filePath: out("2")).appending(path: "catalog.sqlite"))
    try whole.prefix(whole.count / 2 / 4096 * 4096).write(to: file)
    try run("merge", out("1"), "-o", out("all"))
    let before = try manifest("all")
    for target in ["new", "all"] {
      let end = try run("merge", file.path, "-o", out(target), status: 2)
      #expect(end.talk.contains("half.sqlite: "), "\(end.talk)")
    }
    #expect(!FileManager.default.fileExists(atPath: out("new") + "/catalog.sqlite"))
    #expect(try manifest("all") == before)
  }

  @Test func catalogsThatWereMeasuredOtherwiseAreNamed() throws {
    let recipe = folder.url.appending(path: "adaptive.yaml")
    try "shots: {detector: adaptive}\ngates: {}\n".write(
      to: recipe, atomically: true, encoding: .utf8)
    try run("scan", out("videos-2"), "-o", out("2"), "--recipe", recipe.path)
    let end = try run("merge", out("1"), out("2"), "-o", out("all"), status: 2)
    #expect(
      end.talk.contains("\(out("2"))/catalog.sqlite: it was measured otherwise"), "\(end.talk)")
    #expect(end.talk.contains("shots: adaptive"), "\(end.talk)")
    #expect(!FileManager.default.fileExists(atPath: out("all")))
    let list = try run("merge", out("1"), out("2"), "-o", out("all"), "--remeasure")
    let names = ["copy-half.mp4", "vfr.mp4"].map { "\(out("videos-2"))/\($0)\n" }.joined()
    #expect(list.output == names, "\(list.output)")
    let others = try run(
      "merge", out("1"), "-o", out("all"), "--remeasure", "--recipe", recipe.path)
    #expect(
      others.output
        == names.replacing("copy-half", with: "original")
        .replacing("vfr.mp4", with: "rgb.mkv").replacing("videos-2", with: "videos-1"))
    try run("scan", out("videos-1"), out("videos-2"), "-o", out("all"))
    #expect(try run("merge", out("1"), "-o", out("all"), "--remeasure").output.isEmpty)
  }

  /// A merge that is killed at any moment has done nothing or all of it.
  @Test func aKilledMergeLeavesNothing() throws {
    var random = SeededGenerator(seed: 1)
    try run("merge", out("1"), out("2"), "-o", out("all"))
    let (first, all) = (try manifest("1"), try manifest("all"))
    for round in 0..<24 {
      let target = out("killed-\(round)")
      let grows = round % 2 == 0
      if grows { try run("merge", out("1"), "-o", target) }
      let merge = try WinnowProcess(["merge", out("1"), out("2"), "-o", target])
      usleep(.random(in: 0..<120_000, using: &random))
      kill(merge.identifier, SIGKILL)
      _ = merge.end()
      let isThere = FileManager.default.fileExists(atPath: target + "/catalog.sqlite")
      #expect(isThere || !grows)
      if isThere {
        let manifest = try manifest("killed-\(round)")
        #expect(manifest == all || grows && manifest == first)
      } else {
        #expect(!FileManager.default.fileExists(atPath: target + "/videos.jsonl"))
      }
      try run("merge", out("2"), out("1"), "-o", target)
      #expect(try manifest("killed-\(round)") == all)
      let left = try FileManager.default.contentsOfDirectory(atPath: target)
      #expect(!left.contains { $0.hasSuffix("winnow-part") }, "\(left)")
    }
  }
}
