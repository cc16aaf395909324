import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// A file that is no longer the one that was opened.
@Suite struct OpenedFileTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.url.appending(path: "video.mp4")
    try FileManager.default.copyItem(at: TestFolders.fixture("colourful.mp4"), to: file)
  }

  /// What can become of it.
  enum Change: CaseIterable {
    case replaced, replacedBySame, appended, cut, removed
  }

  private func change(_ change: Change) throws {
    let other = folder.url.appending(path: "other.mp4")
    switch change {
    case .replaced, .replacedBySame:
      let name = change == .replaced ? "hard-cuts.mp4" : "colourful.mp4"
      try FileManager.default.copyItem(at: TestFolders.fixture(name), to: other)
      guard rename(other.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    case .appended:
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data([0]))
      try handle.close()
    case .cut: guard truncate(file.path, 5000) == 0 else { throw CocoaError(.fileWriteUnknown) }
    case .removed: try FileManager.default.removeItem(at: file)
    }
  }

  @Test(arguments: Change.allCases) func itIsNoticed(how: Change) throws {
    let video = try Video(file.path)
    let held = try video.frame(3)
    let cursor = try video.frames(4..<9)
    #expect(try cursor.next()?.number == 4)
    let untouched = try Video(file.path)
    try change(how)
    func expect(
      at place: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) {
      let error = #expect(throws: MediaError.self, sourceLocation: place) { try body() }
      #expect(error?.kind == .changed && error?.path == file.path, sourceLocation: place)
    }
    expect { _ = try video.frame(4) }
    expect { _ = try video.frame(0) }
    expect { _ = try cursor.next() }
    expect { _ = try video.frames([1, 40]) }
    expect { _ = try video.scores(frames: 0..<9) }
    expect { _ = try video.shots() }
    expect { _ = try video.measure() }
    expect { _ = try untouched.frame(0) }
    // What is there already is of the file that was opened.
    #expect(try held.picture().width == 320)
  }

  /// Another name or other rights change nothing of what it holds.
  @Test func itsNameAndRightsMayChange() throws {
    let video = try Video(file.path)
    try FileManager.default.linkItem(at: file, to: folder.url.appending(path: "second.mp4"))
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
    #expect(try video.frame(2).number == 2)
  }
}
