import Foundation

/// Where the tests find the videos they try things on.
package enum TestFolders {
  /// The checkout.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The project's own small videos.
  package static let fixtures = root.appending(path: "Fixtures")

  /// The project's own small videos in a folder of links, without examples and catalogs: what
  /// `Fixtures/truth.json` tells of.
  package static let knownFixtures: URL = {
    let files = FileManager.default
    guard let folder = try? TemporaryFolder.untilExit() else { return fixtures }
    let names = (try? files.contentsOfDirectory(atPath: fixtures.path)) ?? []
    for name in names where !["catalogs", "demo", "scenes"].contains(name) {
      try? files.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: fixtures.appending(path: name))
    }
    return folder
  }()

  /// The fixture `name`, a path below the folder or the name of one of the broken ones.
  package static func fixture(_ name: String) -> URL {
    let broken = fixtures.appending(path: "broken").appending(path: name)
    return FileManager.default.fileExists(atPath: broken.path)
      ? broken : fixtures.appending(path: name)
  }

  /// Real clips beside the checkout; nil where they are not there and tests of them are skipped.
  package static let clips: URL? = {
    let clips = root.deletingLastPathComponent().appending(path: "shared/clips")
    let isThere = SkippedTests.canTest(
      "tests of real clips", if: FileManager.default.fileExists(atPath: clips.path),
      need: "they lie in ../shared/clips, beside the checkout")
    return isThere ? clips : nil
  }()
}
