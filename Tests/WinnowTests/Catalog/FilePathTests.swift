import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite struct FilePathTests {
  private let folder: TemporaryFolder
  private let base: String

  init() throws {
    folder = try TemporaryFolder()
    base = String(cString: try #require(realpath(folder.url.path, nil)))
    for name in ["a/b/c", "d"] {
      try FileManager.default.createDirectory(
        atPath: "\(base)/\(name)", withIntermediateDirectories: true)
    }
    for (link, target) in [
      ("d/link", "../a/b/c"), ("d/links", "link"), ("d/lost", "../nowhere"), ("d/up", ".."),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(base)/\(link)", withDestinationPath: target)
    }
  }

  @Test(arguments: [
    ("d/../a", "a"), ("d/./x//y/", "d/x/y"), ("d/link", "d/link"), ("d/link/x", "d/link/x"),
    ("d/link/..", "a/b"), ("d/link/../x", "a/b/x"), ("d/links/../..", "a"),
    ("d/link/x/../y", "d/link/y"),
    ("d/up/d/link/../x", "a/b/x"), ("d/lost/../x", "d/lost/../x"), ("new/../x", "x"),
    ("\u{301}x/../y", "y"),
  ]) func twoDotsLeadAboveWhatALinkLeadsTo(path: String, wanted: String) {
    let found = FilePath.absolute("\(base)/\(path)")
    #expect(found.utf8.elementsEqual("\(base)/\(wanted)".utf8), "\(found)")
  }

  /// What the system finds there is what is at the path that was given.
  @Test(arguments: [
    "d/link/..", "d/links/../..", "d/up/d/link/../../b", "d/link/../c/.", "d/up/..",
  ])
  func theSystemAgrees(path: String) throws {
    var (given, found) = (stat(), stat())
    #expect(stat("\(base)/\(path)", &given) == 0)
    #expect(stat(FilePath.absolute("\(base)/\(path)"), &found) == 0)
    #expect(given.st_ino == found.st_ino && given.st_dev == found.st_dev)
    #expect(stat(URL(literalPath: "\(base)/\(path)").path, &found) == 0)
    #expect(given.st_ino == found.st_ino && given.st_dev == found.st_dev)
  }

  @Test(arguments: [
    ("", "/"), ("/", "/"), ("/..", "/"), ("/../a", "/a"), ("//a/.//b", "/a/b"), ("/a/../..", "/"),
  ]) func theRootIsAboveItself(path: String, wanted: String) {
    #expect(FilePath.plain(path) == wanted)
    if !path.isEmpty { #expect(FilePath.absolute(path) == wanted) }
  }

  @Test func aMarkBelongsToItsNameAndNotToTheSlashBeforeIt() {
    let (folder, name) = FilePath.parts(of: "/a/\u{301}b")
    #expect(folder == "/a" && name.utf8.elementsEqual("\u{301}b".utf8))
    #expect(FilePath.parts(of: "/\u{301}b").folder == "/")
    #expect(FilePath.parts(of: "b") == (".", "b"))
  }
}
