import Foundation
import TestSupport
import Testing

/// From a plan by shards to one catalog, as many machines do it.
@Suite struct PlanCommandTests {
  private let folder: TemporaryFolder
  private var videos: String { path("videos") }

  init() throws {
    folder = try TemporaryFolder()
    for (name, other) in [
      ("rgb.mkv", "a/rgb.mkv"), ("dark.mp4", "a/dark.mp4"), ("vp9.webm", "b.webm"),
      ("rgb.mkv", "same.mkv"),
    ] { try add(name, as: other) }
    try Data("text".utf8).write(to: folder.url.appending(path: "videos/read.me"))
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func add(_ name: String, as other: String) throws {
    let target = folder.url.appending(path: "videos/\(other)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: TestFolders.fixture(name), to: target)
  }

  @discardableResult
  private func run(_ arguments: String..., status: Int32 = 0) throws -> WinnowProcess.End {
    let end = try WinnowProcess(arguments).end()
    #expect(end.status == status, "\(arguments): \(end.talk)")
    return end
  }

  private func scan(_ number: Int, of count: Int) -> [String] {
    [
      "scan", "--from", path("plan.jsonl"), "--shard", "\(number)/\(count)", "-o",
      path("part-\(number).sqlite"), "--recipe", "measure-only", "--jobs", "1",
    ]
  }

  private struct Answer: Decodable, Equatable {
    struct Shard: Decodable, Equatable { var shard, files, bytes: Int }
    var files, bytes, shards, new, changed, gone: Int
    var failures: [String]
    var largest, smallest: Shard
  }

  @Test func shardsInFilesAreOneRun() throws {
    let planned = try run("plan", videos, "--shards", "7", "-o", path("plan.jsonl"), "--json")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(planned.output.utf8))
    #expect(answer.files == 5 && answer.new == 5 && answer.shards == 7 && answer.failures.isEmpty)
    #expect(
      answer.largest.files == 1 && answer.smallest == Answer.Shard(shard: 6, files: 0, bytes: 0))
    #expect(planned.talk.hasPrefix("planned 5 files, "))
    for number in 1...7 {
      let end = try WinnowProcess(scan(number, of: 7)).end()
      #expect(end.status == 0, "\(end.talk)")
    }
    let parts = (1...7).map { path("part-\($0).sqlite") }
    let merge = try WinnowProcess(["merge"] + parts + ["-o", path("all")]).end()
    #expect(merge.status == 0, "\(merge.talk)")
    try run("select", path("all"), "--recipe", "measure-only")
    try run("scan", videos, "-o", path("one"), "--recipe", "measure-only")
    try run("select", path("one"), "--recipe", "measure-only")
    let results = try folder.url.appending(path: "one").results()
    #expect(results.count == 2)
    #expect(try folder.url.appending(path: "all").results() == results)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(
      names == ["all", "one"] + (1...7).map { "part-\($0).sqlite" } + ["plan.jsonl", "videos"])
    #expect(try WinnowProcess(scan(1, of: 7)).end().talk.contains("nothing to scan"))
  }

  @Test func whatIsNewIsDealtOut() throws {
    try run("plan", videos, "--shards", "2", "-o", path("plan.jsonl"))
    try add("rotated.mp4", as: "new.mp4")
    try FileManager.default.removeItem(atPath: videos + "/b.webm")
    let end = try run("plan", videos, "--shards", "2", "-o", path("plan.jsonl"))
    #expect(end.output.isEmpty && end.talk.contains("in 2 shards: 1 new, 1 gone; shard "))
    let few = try run("plan", videos, "--shards", "1", "-o", path("plan.jsonl"), status: 2)
    #expect(few.talk.contains("the plan has 2"))
    for count in ["0", "-1", "x", "1000001"] {
      try run("plan", videos, "--shards", count, "-o", path("plan.jsonl"), status: 2)
    }
    try run("plan", "--shards", "2", "-o", path("plan.jsonl"), status: 2)
  }

  @Test func aFileThatHasChangedSinceIsAnErrorOfItsRow() throws {
    try run("plan", videos, "--shards", "1", "-o", path("plan.jsonl"))
    let date = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: videos + "/b.webm")
    let end = try WinnowProcess(scan(1, of: 1)).end()
    #expect(end.status == 1)
    #expect(end.talk.contains("failed: b.webm: time: the list says 2"))
    #expect(end.talk.contains("and it was changed at 2001-09-09T01:46:40Z"))
    let again = try run("plan", videos, "--shards", "1", "-o", path("plan.jsonl"))
    #expect(again.talk.contains("1 changed"))
    #expect(try WinnowProcess(scan(1, of: 1)).end().status == 0)
  }

  @Test(.enabled(if: WorkerList.isPossible, "\(WorkerList.missing)"))
  func twoPartsAreScannedAtOnceAndNoneTwice() throws {
    try run("plan", videos, "--shards", "2", "-o", path("plan.jsonl"))
    let fault = ["WINNOW_WORKER_FAULT": "hang:.mkv,hang:.mp4,hang:.webm"]
    let scans = try (1...2).map { try WinnowProcess(scan($0, of: 2), environment: fault) }
    defer { for scan in scans { kill(scan.identifier, SIGKILL) } }
    for scan in scans {
      while WorkerList.remaining(of: scan.identifier, after: 0).isEmpty, scan.isRunning {
        usleep(2000)
      }
      #expect(scan.isRunning)
    }
    let second = try WinnowProcess(scan(1, of: 2)).end()
    #expect(second.status == 2 && second.talk.hasSuffix("at work in \(path("part-1.sqlite"))\n"))
    let merge = try run("merge", path("part-1.sqlite"), "-o", path("all"), status: 2)
    #expect(merge.talk.contains("another winnow is at work in "))
    kill(scans[0].identifier, SIGKILL)
    #expect(scans[0].end().status == nil)
    let third = try WinnowProcess(scan(1, of: 2)).end()
    #expect(third.status == 0, "\(third.talk)")
    kill(scans[1].identifier, SIGTERM)
    #expect(scans[1].end().status == 130)
    #expect(try WinnowProcess(scan(2, of: 2)).end().status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.filter { $0.hasPrefix("part") }.sorted() == ["part-1.sqlite", "part-2.sqlite"])
    try run("merge", path("part-1.sqlite"), path("part-2.sqlite"), "-o", path("all"))
  }

  @Test(arguments: [21, 22]) func aKilledPartGoesOn(seed: UInt64) throws {
    try run("plan", videos, "--shards", "1", "-o", path("plan.jsonl"))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      let process = try WinnowProcess(scan(1, of: 1))
      usleep(.random(in: 10_000...300_000, using: &random))
      kill(process.identifier, SIGKILL)
      _ = process.end()
    }
    let last = try WinnowProcess(scan(1, of: 1)).end()
    #expect(last.status == 0, "\(last.talk)")
    try run("merge", path("part-1.sqlite"), "-o", path("all"))
    try run("scan", videos, "-o", path("one"), "--recipe", "measure-only")
    #expect(
      try folder.url.appending(path: "all").results()
        == folder.url.appending(path: "one").results())
  }

  @Test func commandsOfDirectoriesSayHowToGetOne() throws {
    try run("plan", videos, "--shards", "1", "-o", path("plan.jsonl"))
    #expect(try WinnowProcess(scan(1, of: 1)).end().status == 0)
    let part = path("part-1.sqlite")
    let before = try Data(contentsOf: URL(filePath: part))
    for command in [["select", part], ["manifest", part], ["forget", part, "x"]] {
      let end = try WinnowProcess(command).end()
      #expect(end.status == 2 && end.talk.contains("winnow merge FILE -o DIR"), "\(end.talk)")
    }
    for command in [
      ["report", part, "-o", path("page.html")], ["export", part, "--to", path("to")],
    ] {
      let end = try WinnowProcess(command).end()
      #expect(end.status == 2 && end.talk.contains("winnow select"), "\(end.talk)")
    }
    #expect(try WinnowProcess(["match", part, "--list"]).end().status == 0)
    #expect(try Data(contentsOf: URL(filePath: part)) == before)
  }
}
