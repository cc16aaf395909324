import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// The `ffmpeg` command is the judge: number of frames, times and every sample of whole files.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct VideoReaderTests {
  @Test(arguments: FixtureTruth.names(.good, .partial, .damaged))
  func framesOfAFixtureAreThoseOfFFmpeg(name: String) throws {
    let truth = try #require(FixtureTruth.all[name])
    let path = TestFolders.fixture(name).path
    let found = try expectSame(path, pixelFormatsFrom: truth.pixelFormatPts ?? [])
    #expect(abs(found.frames.count - (truth.frames ?? 0)) <= truth.framesTolerance ?? 0)
    #expect(found.timeBase == truth.timeBase)
    if let pts = truth.pts { #expect(found.frames.map(\.pts) == pts) }
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats", "classic", "edited", "near-duplicates", "web"))
  func framesOfARealClipAreThoseOfFFmpeg(name: String) throws {
    _ = try expectSame(try #require(TestFolders.clips).appending(path: name).path)
  }

  @Test(arguments: FixtureTruth.all.filter { $0.value.bestStream != nil }.keys.sorted())
  func theBestStreamIsRead(name: String) throws {
    let reader = try VideoReader(path: TestFolders.fixture(name).path)
    let index = Int(reader.demuxer.stream.pointee.index)
    #expect(index == FixtureTruth.all[name]?.bestStream)
  }

  private func expectSame(
    _ path: String, pixelFormatsFrom starts: [Int64] = []
  ) throws -> FrameHashes {
    let reader = try VideoReader(path: path)
    let stream = Int(reader.demuxer.stream.pointee.index)
    let expected = try FrameHashes(ffmpeg: path, stream: stream, pixelFormatsFrom: starts)
    let found = try FrameHashes(reader)
    #expect(!found.frames.isEmpty)
    #expect(found.timeBase == expected.timeBase)
    #expect(found.frames.count == expected.frames.count)
    if let frame = found.firstDifference(from: expected) {
      Issue.record(
        "frame \(frame): \(found.describing(frame)) instead of \(expected.describing(frame))")
    }
    return found
  }

  /// Threads inside the codec change how soon frames come, not what they are.
  @Test(arguments: ["hard-cuts.mp4", "hevc.mp4", "vp9.webm", "interlaced.mpg"])
  func threadsChangeNoFrame(name: String) throws {
    let path = TestFolders.fixture(name).path
    let one = try Self.frames(VideoReader(path: path))
    let three = try Self.frames(VideoReader(path: path, threads: 3))
    #expect(one == three)
    #expect(one.count == FixtureTruth.all[name]?.frames)
  }

  struct DecodedFrame: Hashable, CustomTestStringConvertible {
    var pts: Int64?
    var isKeyframe: Bool
    var luma: [UInt8]

    /// Failures are told without the samples.
    var testDescription: String { "frame at \(pts.map { "\($0)" } ?? "no time")" }
  }

  static func frames(_ reader: VideoReader) throws -> [DecodedFrame] {
    var frames: [DecodedFrame] = []
    while let frame = try reader.next() {
      let luma = try reader.withView(of: frame) { $0.lumaSamples }
      frames.append(DecodedFrame(pts: frame.pts, isKeyframe: frame.isKeyframe, luma: luma))
    }
    return frames
  }
}
