import Foundation
import TestSupport
import Testing
import WinnowMedia

/// Reading keyframes alone gives the very frames that decoding everything gives for them.
@Suite struct KeyframeTests {
  @Test(arguments: FixtureTruth.names(.good, .partial))
  func keyframesOfAFixtureAreThoseOfTheWholeDecode(name: String) throws {
    try expectSame(TestFolders.fixtures.appending(path: name).path)
  }

  @Test(
    .enabled(if: TestFolders.clips != nil, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats", "edited", "classic", "web"))
  func keyframesOfAClipAreThoseOfTheWholeDecode(name: String) throws {
    try expectSame(try #require(TestFolders.clips).appending(path: name).path)
  }

  private func expectSame(_ path: String) throws {
    let keyframes = try DecodedFrames(path: path).hashes.filter(\.isKeyframe)
    let found = try DecodedFrames(path: path, frames: .keyframes).hashes
    #expect(!found.isEmpty)
    #expect(found.map(\.samples) == keyframes.map(\.samples))
    // A packet without a time gets one only from its neighbours.
    #expect(zip(found, keyframes).allSatisfy { $0.pts == $1.pts || $0.pts == nil })
  }

  /// A fixture whose keyframes are few: the rest is not decoded, only read.
  @Test(arguments: ["vp9.webm", "hard-cuts.mp4", "open-gop.mkv"])
  func otherFramesAreLeftOut(name: String) throws {
    let path = TestFolders.fixtures.appending(path: name).path
    let found = try DecodedFrames(path: path, frames: .keyframes)
    #expect(found.hashes.count == FixtureTruth.all[name]?.keyframes?.count)
    #expect(found.damage.summary == nil)
  }
}
