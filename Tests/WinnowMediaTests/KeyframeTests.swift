import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// Reading keyframes alone gives the very frames that decoding everything gives for them.
@Suite struct KeyframeTests {
  @Test(arguments: FixtureTruth.names(.good, .partial))
  func keyframesOfAFixtureAreThoseOfTheWholeDecode(name: String) throws {
    try expectSame(TestFolders.fixture(name).path)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
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
    let path = TestFolders.fixture(name).path
    let found = try DecodedFrames(path: path, frames: .keyframes)
    #expect(found.hashes.count == FixtureTruth.all[name]?.keyframes?.count)
    #expect(found.damage.summary == nil)
  }

  /// Codecs whose decoders can and cannot be told to leave frames out, and open groups of pictures.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: [
      "hard-cuts.mp4", "open-gop.mkv", "open-gop-hevc.mp4", "hevc.mp4", "vp9.webm", "vp8.webm",
      "av1.mp4", "mpeg4.avi", "interlaced.mpg", "mpeg1.mpg", "late.ts", "flv1.flv", "mjpeg.avi",
    ])
  func keyframesAreThoseOfFFmpeg(name: String) throws {
    let path = TestFolders.fixture(name).path
    let reader = try VideoReader(path: path, frames: .keyframes)
    let stream = Int(reader.demuxer.stream.pointee.index)
    let expected = try FrameHashes(keyframesOf: path, stream: stream).frames
    let found = try FrameHashes(reader).frames
    #expect(!found.isEmpty)
    #expect(found.map(\.md5) == expected.map(\.md5))
  }

  @Test(arguments: ["mjpeg.avi", "hard-cuts.mp4", "open-gop.mkv", "late.ts", "rgb.mkv"])
  func keyframesTooCloseAreLeftOut(name: String) throws {
    let path = TestFolders.fixture(name).path
    let all = try DecodedFrames(path: path, frames: .keyframes)
    for seconds in [0, 0.1, 0.25, 1.2, 100] {
      let found = try DecodedFrames(path: path, frames: .keyframesApart(seconds))
      let gap = MediaTime.ticks(seconds, all.times.timeBase)
      var expected: [FrameHash] = []
      for frame in all.hashes {
        let (last, pts) = (expected.last?.pts, try #require(frame.pts))
        if last.map({ pts >= $0 + gap }) ?? true { expected.append(frame) }
      }
      #expect(found.hashes == expected, "\(seconds) s apart")
    }
  }

  /// Also where most packets are read and not decoded.
  @Test(arguments: ["hard-cuts.mp4", "vp9.webm", "late.ts", "mpeg4.avi", "open-gop.mkv"])
  func theEndOfTheVideoIsKnownFromItsPackets(name: String) throws {
    let path = TestFolders.fixture(name).path
    let whole = try DecodedFrames(path: path)
    let reader = try VideoReader(path: path, frames: .keyframesApart(100))
    while try reader.next() != nil {}
    let end = try #require(reader.end)
    let frame = whole.times.end - whole.times[whole.times.count - 1]
    #expect(abs(end - whole.times.end) <= frame)
  }
}
