import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Scans of lists and of shards.
@Suite struct InputsTests {
  private let workspace: Workspace
  private let folder: TemporaryFolder
  private var root: String { workspace.videos.path }

  /// Eight files of six videos, one that is empty, and one that is none.
  init() throws {
    workspace = try Workspace("rgb.mkv", "animated.gif", "dark.mp4", "static.mp4")
    for (name, other) in [
      ("rgb.mkv", "a/same.mkv"), ("dark.mp4", "a/b/dark.mp4"), ("vp9.webm", "a/b/c.webm"),
      ("rotated.mp4", "z/é x.mp4"),
    ] {
      try workspace.add(name, as: other)
    }
    try Data().write(to: workspace.videos.appending(path: "z/empty.mp4"))
    try Data("text".utf8).write(to: workspace.videos.appending(path: "z/read.me"))
    folder = try TemporaryFolder()
  }

  private func list(_ lines: [String]) throws -> FileList {
    let file = folder.url.appending(path: "list")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    return FileList(file.path)
  }

  @discardableResult
  private func scan(_ inputs: Inputs, into output: URL? = nil) throws -> Scan.Summary {
    let catalog = try Catalog(folder: output ?? workspace.output, create: true)
    return try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2)
      .run(inputs.find(output: catalog.folder), into: catalog)
  }

  private func shards(_ count: Int) throws -> [InputShard] {
    try (1...count).map { try #require(InputShard($0, of: count)) }
  }

  private func lines(_ output: URL) throws -> [VideoAnswer] {
    try Data(contentsOf: output.appending(path: VideoList.fileName)).split(separator: 0x0A)
      .map { try JSONDecoder().decode(VideoAnswer.self, from: $0) }
  }

  /// What `select` and `scan` write of everything.
  private func whole() throws -> [String: Data] {
    let output = folder.url.appending(path: "whole")
    let catalog = try Catalog(folder: output, create: true)
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(
      inputs: [root], into: catalog)
    return try results(catalog)
  }

  private func results(_ catalog: Catalog) throws -> [String: Data] {
    _ = try Selection(recipe: .everything).run(on: catalog)
    return try Dictionary(
      uniqueKeysWithValues: [VideoList.fileName, Manifest.fileName].map {
        ($0, try Data(contentsOf: catalog.folder.appending(path: $0)))
      })
  }

  @Test(arguments: [2, 3, 20]) func shardsHoldEachFileOnce(count: Int) throws {
    let all = try InputWalker.sources(in: [root]).map(\.path)
    let parts = try shards(count).map { shard in
      try Inputs([root], shard: shard).find(output: workspace.output).sources.map(\.path)
    }
    #expect(parts.flatMap(\.self).sorted() == all.sorted())
    #expect(parts.count { !$0.isEmpty } > 1)
    let lists = try shards(count).map { shard in
      try Inputs([root], list: list(all.reversed() + all), shard: shard)
        .find(output: workspace.output).sources.map(\.path)
    }
    #expect(lists.map { $0.sorted() } == parts.map { $0.sorted() })
  }

  @Test func aFileIsOfTheShardOfTheFirstWayToIt() throws {
    let found = try shards(5).flatMap { shard in
      try Inputs([root, root + "/a/same.mkv", root + "/a"], shard: shard)
        .find(output: workspace.output).sources.map(\.path)
    }
    #expect(found.sorted() == (try InputWalker.sources(in: [root]).map(\.path).sorted()))
  }

  @Test(arguments: [false, true]) func oneAfterAnotherTheyAreOneScan(isReversed: Bool) throws {
    let order = try isReversed ? shards(3).reversed() : shards(3)
    for shard in order { try scan(Inputs([root], shard: shard)) }
    #expect(try results(workspace.catalog()) == whole())
    #expect(try scan(Inputs([root])).known == 10)
  }

  @Test func aListOfAllIsOneScan() throws {
    let all = try InputWalker.sources(in: [root])
    try scan(Inputs([root], list: list(all.map(\.path).reversed())))
    #expect(try results(workspace.catalog()) == whole())
    let again = try scan(Inputs([], list: list(all.map(\.absolutePath))))
    #expect(again.known == 10, "below a directory that was named before")
    #expect(try results(workspace.catalog()) == whole())
  }

  @Test func whatIsNotLookedForStaysAsItIs() throws {
    try scan(Inputs([root]))
    let gone = ["dark.mp4", "a/b/c.webm"]
    for name in gone {
      try FileManager.default.removeItem(at: workspace.videos.appending(path: name))
    }
    try scan(Inputs([root], list: list(["rgb.mkv"])))
    #expect(try Set(lines(workspace.output).map(\.path)).isSuperset(of: gone))
    let own = try #require(InputShard(InputShard.number(of: gone[0], count: 97), of: 97))
    #expect(!own.contains(gone[1]))
    try scan(Inputs([root], shard: own))
    let left = try lines(workspace.output).map(\.path)
    #expect(!left.contains(gone[0]) && left.contains(gone[1]))
  }

  @Test func aLineMayGiveTheShard() throws {
    let lines = [#"{"path": "rgb.mkv", "shard": 2}"#, #"{"path": "dark.mp4", "shard": 1}"#]
    let found = try shards(2).map { shard in
      try Inputs([root], list: list(lines), shard: shard).find(output: workspace.output).sources
        .map(\.path)
    }
    #expect(found == [["dark.mp4"], ["rgb.mkv"]])
    #expect(throws: WinnowError.self) {
      try Inputs([root], list: list(lines), shard: InputShard(1, of: 1))
        .find(output: workspace.output)
    }
  }

  @Test func whatIsMissingOrOfAnotherSizeFails() throws {
    let size = try Data(contentsOf: workspace.videos.appending(path: "rgb.mkv")).count
    let summary = try scan(
      Inputs(
        [root],
        list: list([
          #"{"path": "nope.mp4"}"#, #"{"path": "rgb.mkv", "size": \#(size + 1)}"#,
          #"{"path": "a/same.mkv", "size": \#(size)}"#, #"{"path": "a"}"#,
        ])))
    #expect((summary.failed, summary.scanned, summary.rejected) == (2, 1, 1))
    #expect(
      try lines(workspace.output).map { "\($0.path): \($0.error ?? "")" } == [
        "a: a directory, which a list does not search", "a/same.mkv: ",
        "nope.mp4: No such file or directory",
        "rgb.mkv: size: the list says \(size + 1) bytes, and it has \(size)",
      ])
    let mended = try scan(Inputs([root], list: list([#"{"path": "rgb.mkv", "size": \#(size)}"#])))
    #expect(mended.failed == 0 && !mended.hasFailures)
  }

  @Test func aStagedFileIsCalledByItsPath() throws {
    let found = try Inputs(
      [], list: list([#"{"path": "b/dark.mp4", "source": "\#(root)/a/b/dark.mp4"}"#])
    ).find(output: workspace.output).sources
    #expect(found.map(\.root) == ["\(root)/a"] && found.map(\.path) == ["b/dark.mp4"])
    #expect(found.allSatisfy { $0.refusal == nil && $0.size > 0 })
  }

  @Test func withoutADirectoryAFileIsCalledByItsLastPart() throws {
    let found = try Inputs([], list: list(["\(root)/a/b/../same.mkv", "\(root)//rgb.mkv"]))
      .find(output: workspace.output).sources
    #expect(found.map(\.path) == ["same.mkv", "rgb.mkv"])
    #expect(found.map(\.root) == ["\(root)/a", root])
  }

  @Test(arguments: [
    "../x.mp4", "/etc/passwd", ".", #"{"path": "a/../../x.mp4"}"#,
    #"{"path": "x.mp4", "source": "/stage/y.mp4"}"#,
    #"{"path": "b.mp4", "source": "/stage/ab.mp4"}"#,
    "{\"path\": \"\u{301}b.mp4\", \"source\": \"/stage/b.mp4\"}",
  ])
  func whatLiesElsewhereIsRefused(line: String) throws {
    let error = #expect(throws: WinnowError.self) {
      try Inputs([root], list: list([line])).find(output: workspace.output)
    }
    #expect(error?.subject.hasSuffix(", line 1") == true)
  }

  @Test func resultsArePassedOver() throws {
    let output = workspace.videos.appending(path: "out")
    try scan(Inputs([root]), into: output)
    let found = try Inputs(
      [root], list: list(["out/catalog.sqlite", "out/videos.jsonl", "rgb.mkv"])
    )
    .find(output: output)
    #expect(found.sources.map(\.path) == ["rgb.mkv"])
  }

  @Test func oneDirectoryGoesWithAList() throws {
    let list = try list(["x"])
    for paths in [[root, root + "/a"], [root + "/rgb.mkv"], [root + "/nope"]] {
      #expect(throws: WinnowError.self) {
        try Inputs(paths, list: list).find(output: workspace.output)
      }
    }
  }
}
