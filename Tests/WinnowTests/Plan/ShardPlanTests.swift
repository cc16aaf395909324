import Foundation
import TestSupport
import Testing

@testable import Winnow

/// Who scans what.
@Suite struct ShardPlanTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private var file: URL { folder.url.appending(path: "plan.jsonl") }

  init() throws {
    folder = try TemporaryFolder()
    for (name, size) in [("a.mp4", 500), ("b/c.mp4", 40), ("b/d.mkv", 300_000), ("e", 7)] {
      try write(name, size)
    }
  }

  private func write(_ name: String, _ size: Int) throws {
    let file = videos.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(repeating: 1, count: size).write(to: file)
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: videos.appending(path: name))
  }

  /// Brings the plan at `file` up to date.
  @discardableResult
  private func plan(_ inputs: Inputs, _ count: Int = 2) throws -> ShardPlan.Summary {
    var plan = try ShardPlan(at: file)
    let summary = try plan.update(by: inputs.find(output: file), shards: count)
    try plan.write(to: file)
    return summary
  }

  @discardableResult
  private func plan(_ inputs: [String]? = nil, _ count: Int = 2) throws -> ShardPlan.Summary {
    try plan(Inputs(inputs ?? [videos.path]), count)
  }

  /// The shard of each file by its path.
  private func shards() throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try ShardPlan(at: file).files.map { ($0.source.path, $0.shard) })
  }

  private func found(_ sizes: [Int64]) -> FoundFiles {
    let sources = sizes.enumerated().map {
      VideoSource(root: "/v", path: "\($0.offset % 7)/\($0.offset)", size: $0.element, modified: 5)
    }
    return FoundFiles(sources: sources, paths: [], search: .list)
  }

  // MARK: Dealing out

  @Test(arguments: [1, 2, 3, 8, 100]) func theLargestFirstToTheLeastLoaded(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let sizes = (0..<500).map { _ in
      Int64(pow(10, Double.random(in: 2...9, using: &random))) / 1000 * 1000
    }
    var plan = ShardPlan()
    let summary = try plan.update(by: found(sizes), shards: count)
    // The rule, as slowly as it can be said.
    var loads = [Double](repeating: 0, count: count)
    var wanted: [String: Int] = [:]
    let sources = found(sizes).sources
    for source in sources.sorted(by: { a, b in
      a.size != b.size ? a.size > b.size : Array(a.path.utf8).lexicographicallyPrecedes(b.path.utf8)
    }) {
      let shard = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) }!
      loads[shard] += Double(source.size) + 100_000
      wanted[source.path] = shard + 1
    }
    #expect(
      Dictionary(uniqueKeysWithValues: plan.files.map { ($0.source.path, $0.shard) }) == wanted)
    #expect(summary.files == 500 && summary.new == 500 && summary.bytes == sizes.reduce(0, +))
    #expect(Double(summary.largest.bytes) + 1e5 * Double(summary.largest.files) == loads.max())
    #expect(Double(summary.smallest.bytes) + 1e5 * Double(summary.smallest.files) == loads.min())
    #expect(loads.max()! - loads.min()! <= Double(sizes.max()!) + 1e5)
  }

  @Test func theOrderThingsAreFoundInDoesNotMatter() throws {
    let all = found((0..<300).map { Int64($0 % 5) * 1000 })
    var reversed = all
    reversed.sources.reverse()
    var (one, other) = (ShardPlan(), ShardPlan())
    _ = try one.update(by: all, shards: 7)
    _ = try other.update(by: reversed, shards: 7)
    #expect(one.files == other.files)
  }

  // MARK: An update

  @Test func oldFilesKeepTheirShards() throws {
    let first = try plan()
    #expect((first.files, first.new, first.gone, first.shards) == (4, 4, 0, 2))
    let before = try shards()
    #expect(before.keys.sorted() == ["a.mp4", "b/c.mp4", "b/d.mkv", "e"])
    let bytes = try Data(contentsOf: file)
    let again = try plan()
    #expect((again.new, again.changed, again.gone) == (0, 0, 0))
    #expect(try Data(contentsOf: file) == bytes)

    try write("new.mp4", 1_000_000)
    try write("a.mp4", 501)
    try remove("e")
    let third = try plan(nil, 3)
    #expect((third.files, third.new, third.changed, third.gone) == (4, 1, 1, 1))
    let after = try shards()
    #expect(after["a.mp4"] == before["a.mp4"] && after["b/d.mkv"] == before["b/d.mkv"])
    #expect(after["new.mp4"] == 3 && after["e"] == nil, "the third has nothing yet")
    #expect(try ShardPlan(at: file).files.first { $0.source.path == "a.mp4" }?.source.size == 501)
  }

  @Test func thereAreNeverFewerShards() throws {
    try plan(nil, 4)
    let bytes = try Data(contentsOf: file)
    let error = #expect(throws: WinnowError.self) { try plan(nil, 3) }
    #expect(error?.reason.contains("the plan has 4") == true)
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test func whatIsNotNamedStays() throws {
    try plan()
    let before = try shards()
    try remove("a.mp4")
    try remove("b/c.mp4")
    let below = try plan([videos.path + "/b"])
    #expect(below.gone == 1)
    #expect(try shards() == before.filter { $0.key != "b/c.mp4" }, "called as before")
    let list = folder.url.appending(path: "list")
    try Data("a.mp4\ne\n".utf8).write(to: list)
    let listed = try plan(Inputs([videos.path], list: FileList(list.path)))
    #expect(listed.gone == 1 && listed.failures == ["a.mp4: No such file or directory"])
    #expect(try shards().keys.sorted() == ["b/d.mkv", "e"])
  }

  @Test func directoriesAreCalledByTheOutermost() throws {
    try plan([videos.path + "/b"])
    #expect(try shards().keys.sorted() == ["c.mp4", "d.mkv"])
    let summary = try plan()
    #expect(summary.new == 2 && summary.gone == 0)
    #expect(try shards().keys.sorted() == ["a.mp4", "b/c.mp4", "b/d.mkv", "e"])
  }

  private static let isUser = SkippedTests.canTest(
    "the test of a plan of a folder that may not be read", if: getuid() != 0,
    need: "run it as a user")

  @Test(.enabled(if: isUser, "root may read everywhere"))
  func whatCannotBeLookedAtStays() throws {
    try plan()
    let before = try shards()
    let hidden = videos.appending(path: "b").path
    chmod(hidden, 0)
    defer { chmod(hidden, 0o755) }
    let summary = try plan()
    #expect(summary.gone == 0 && summary.failures.count == 1)
    #expect(summary.failures[0].hasPrefix("b: directory: "))
    #expect(try shards() == before)
  }

  // MARK: The file

  @Test func itIsAListThatAScanReads() throws {
    for name in ["quote\"s\\.mp4", "line\nend.mp4", "e\u{301}.mp4", "\u{E9}.mp4", " x "] {
      try write("odd/\(name)", 3)
    }
    try write(".hidden/x.mp4", 3)
    symlink("nowhere", videos.path + "/link.mp4")
    try plan(nil, 3)
    let all = try InputWalker.sources(in: [videos.path]).filter { $0.refusal == nil }
    #expect(all.count == 9)
    let parts = try (1...3).map { number in
      try Inputs([], list: FileList(file.path), shard: InputShard(number, of: 3))
        .find(output: folder.url.appending(path: "out")).sources
    }
    #expect(parts.allSatisfy { !$0.isEmpty })
    #expect(
      VideoOrder.sorted(parts.flatMap(\.self), by: \.absolutePath)
        == VideoOrder.sorted(all, by: \.absolutePath))
  }

  @Test func aPlanAmongTheVideosIsNoneOfThem() throws {
    let inside = videos.appending(path: "plan.jsonl")
    for _ in 0..<2 {
      var plan = try ShardPlan(at: inside)
      let summary = try plan.update(
        by: Inputs([videos.path]).find(output: inside), shards: 2)
      #expect(summary.files == 4)
      try plan.write(to: inside)
    }
  }

  @Test(arguments: [
    "a.mp4\n", #"{"path": "a.mp4", "shard": 1}"#, #"{"path": "a", "source": "/v/a"}"#,
    #"{"path": "a", "source": "v/a", "shard": 1}"#, #"{"path": "b", "source": "/v/a", "shard": 1}"#,
    "SQLite format 3\0",
  ])
  func whatIsNoPlanIsNotReplaced(text: String) throws {
    try Data(text.utf8).write(to: file)
    #expect(throws: WinnowError.self) { try plan() }
    #expect(try Data(contentsOf: file) == Data(text.utf8))
  }

  @Test func hugeNumbersDoNoHarm() throws {
    let line = #"{"path":"a","source":"/v/a","size":9223372036854775807,"shard":2}"#
    try Data("\(line)\n\(line.replacing("/v", with: "/w"))\n".utf8).write(to: file)
    #expect(try plan().files == 6)
    let far = #"{"path":"a","source":"/v/a","shard":9223372036854775807}"#
    try Data(far.utf8).write(to: file)
    #expect(throws: WinnowError.self) { try plan() }
  }
}
