import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// The `ffmpeg` command is the judge: number of frames, times and every sample of luma.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct VideoReaderTests {
  private static let planar = ["yuv420p", "yuvj420p"]

  private static let fixtures = FixtureTruth.names(.good, .partial, .damaged).filter { name in
    FixtureTruth.all[name]?.pixelFormat.map(planar.contains) == true
  }

  @Test(arguments: fixtures) func framesOfAFixtureAreThoseOfFFmpeg(name: String) throws {
    let truth = try #require(FixtureTruth.all[name])
    let path = TestFolders.fixtures.appending(path: name).path
    let comparison = try LumaComparison(path: path)
    expectSame(comparison)
    #expect(abs(comparison.frames - (truth.frames ?? 0)) <= truth.framesTolerance ?? 0)
    #expect(comparison.timeBase == truth.timeBase)
    if let pts = truth.pts { #expect(comparison.times == pts) }
  }

  @Test(
    .enabled(if: TestFolders.clips != nil, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats"))
  func framesOfAnOddClipAreThoseOfFFmpeg(name: String) throws {
    let path = try #require(TestFolders.clips).appending(path: name).path
    let format = try VideoReader(path: path).facts.pixelFormat
    guard Self.planar.contains(format) else { return }
    expectSame(try LumaComparison(path: path, limit: 32))
  }

  /// The first 12 frames of each: the whole of them takes minutes.
  @Test(
    .enabled(if: TestFolders.clips != nil, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "web", "edited", "near-duplicates", "classic"))
  func framesOfARealClipAreThoseOfFFmpeg(name: String) throws {
    let path = try #require(TestFolders.clips).appending(path: name).path
    expectSame(try LumaComparison(path: path, limit: 12))
  }

  private func expectSame(_ comparison: LumaComparison) {
    #expect(comparison.frames > 0)
    #expect(comparison.firstDifference == nil)
    #expect(comparison.times == comparison.expectedTimes)
    #expect(comparison.timeBase == comparison.expectedTimeBase)
  }

  /// Threads inside the codec change how soon frames come, not what they are.
  @Test(arguments: ["hard-cuts.mp4", "hevc.mp4", "vp9.webm", "interlaced.mpg"])
  func threadsChangeNoFrame(name: String) throws {
    let path = TestFolders.fixtures.appending(path: name).path
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
