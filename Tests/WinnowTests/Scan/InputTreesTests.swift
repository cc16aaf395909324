import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What files are called that lie below several directories that were named.
@Suite struct InputTreesTests {
  private func names(_ trees: InputTrees, _ files: (root: String, path: String)...) -> [[String]] {
    trees.rooted(files.map { VideoSource(root: $0.root, path: $0.path, size: 1, modified: 1) })
      .map { [$0.root, $0.path] }
  }

  @Test func theOutermostNamesThem() {
    let trees = InputTrees([], known: ["/data/in", "/data", "/other"])
    #expect(
      names(
        trees, ("/data/in", "a.mp4"), ("/data/in/deep", "b.mp4"), ("/data", "c.mp4"),
        ("/database", "d.mp4"), ("/other", "e.mp4"), ("/", "f.mp4"))
        == [
          ["/data", "in/a.mp4"], ["/data", "in/deep/b.mp4"], ["/data", "c.mp4"],
          ["/database", "d.mp4"], ["/other", "e.mp4"], ["/", "f.mp4"],
        ])
  }

  @Test func theRootOfAllIsOneToo() {
    #expect(names(InputTrees([], known: ["/"]), ("/data", "a.mp4")) == [["/", "data/a.mp4"]])
  }

  @Test func pathsAreComparedAsBytes() {
    let trees = InputTrees([], known: ["/data/e\u{301}"])
    #expect(names(trees, ("/data/\u{E9}/x", "a.mp4")) == [["/data/\u{E9}/x", "a.mp4"]])
    #expect(names(trees, ("/data/e\u{301}/x", "a.mp4"))[0][1] == "x/a.mp4")
  }

  /// What a walk passes over stays there, below the outermost directory that was named.
  @Test func hiddenDirectoriesCanBeNamed() throws {
    let workspace = try Workspace("animated.gif")
    try workspace.add("rgb.mkv", as: ".hidden/rgb.mkv")
    let hidden = workspace.videos.appending(path: ".hidden").path
    let catalog = try workspace.catalog()
    let names = { try catalog.videos().map(\.path) }
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(inputs: [hidden], into: catalog)
    #expect(try names() == ["rgb.mkv"])
    for _ in 0..<2 {
      try workspace.scan()
      #expect(try names() == [".hidden/rgb.mkv", "animated.gif"])
      #expect(try workspace.select().gone == 0)
      #expect(try workspace.lines(VideoList.fileName, of: VideoAnswer.self).count == 2)
    }
  }

  @Test func linksNameFilesTheSameInAnyOrderOfInputs() throws {
    let workspace = try Workspace()
    try workspace.add("rgb.mkv", as: "a/rgb.mkv")
    try workspace.add("animated.gif", as: "b/animated.gif")
    let (a, b) = (workspace.videos.appending(path: "a"), workspace.videos.appending(path: "b"))
    try FileManager.default.createSymbolicLink(
      at: a.appending(path: "link"), withDestinationURL: b)
    let lists = try [[a, b], [b, a]].map { inputs in
      let output = try TemporaryFolder()
      let catalog = try Catalog(folder: output.url, create: true)
      _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
        inputs: inputs.map(\.path), into: catalog)
      return try Data(contentsOf: output.url.appending(path: VideoList.fileName))
    }
    #expect(lists[0] == lists[1] && !lists[0].isEmpty)
  }

  /// A file that is named by itself does not make its directory a tree.
  @Test func directoriesAloneAreTrees() throws {
    let workspace = try Workspace("rgb.mkv", "nested/deeper/leaf.mp4")
    let file = workspace.videos.appending(path: "rgb.mkv").path
    #expect(
      InputTrees.directories([file, workspace.videos.path, "/nope"]) == [workspace.videos.path])
    let catalog = try workspace.catalog()
    let names = { try catalog.videos().map(\.path) }
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(inputs: [file], into: catalog)
    #expect(try names() == ["rgb.mkv"])
    let nested = workspace.videos.appending(path: "nested").path
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess).run(inputs: [nested], into: catalog)
    #expect(try names() == ["deeper/leaf.mp4", "rgb.mkv"])
    try workspace.scan()
    #expect(try names() == ["nested/deeper/leaf.mp4", "rgb.mkv"])
    let again = try Scan(recipe: Recipe(), isolation: .thisProcess).run(
      inputs: [nested], into: catalog)
    #expect(again.known == 1)
    #expect(try names() == ["nested/deeper/leaf.mp4", "rgb.mkv"], "it stays below the outermost")
  }
}
