import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Pixels against those that the `ffmpeg` command scales and converts by itself.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct FrameStreamTests {
  /// Levels of 255 by which pixels differ on average at most: FFmpeg turns before it scales, and rounds in
  /// between.
  private static let tolerance = 1.0
  private static let scaling = "flags=bicubic+accurate_rnd"

  /// Every clip of the video `name` has the pixels that ffmpeg's `filter` shows of the same frames.
  private func expectShown(
    _ workspace: Workspace, _ name: String, filter: String, size: FrameSize,
    _ change: (inout FrameStream) -> Void = { _ in }
  ) throws {
    let found = try workspace.streamed(change)
    #expect(!found.isEmpty)
    for frames in found {
      #expect(frames.clip.fault == nil)
      #expect(frames.clip.size == size)
      #expect(frames.clip.times.count == frames.numbers.count)
      let file = workspace.videos.appending(path: name)
      let shown = try shownByFFmpeg(frames.numbers, of: file, filter: filter)
      let difference = meanDifference(frames.bytes, shown)
      #expect(difference <= Self.tolerance, "\(name) \(frames.numbers)")
    }
  }

  /// With B-frames, open groups of pictures, ten bits, odd sides, variable rate, keyframes alone, and palettes.
  @Test(arguments: [
    "colourful.mp4", "open-gop.mkv", "hevc.mp4", "ten-bit.mp4", "odd-size.mp4", "vfr.mp4",
    "full-range.mp4", "mjpeg.avi", "mpeg4.avi", "vp9.webm", "rotated.mp4", "anamorphic.mp4",
  ])
  func framesAreThoseThatFFmpegShows(name: String) throws {
    try expectShown(
      Workspace(name), name, filter: "scale=224:160:\(Self.scaling)",
      size: FrameSize(width: 224, height: 160)
    ) { $0.size = FrameSize(width: 224, height: 160) }
  }

  /// As large as they are shown: a quarter turned, and not a row less.
  @Test(arguments: [("odd-size.mp4", 321, 181), ("rotated.mp4", 180, 320), ("rgb.mkv", 96, 54)])
  func withoutASizeTheyAreAsLargeAsTheyAreShown(name: String, width: Int, height: Int) throws {
    try expectShown(
      Workspace(name), name, filter: "scale=\(Self.scaling)",
      size: FrameSize(width: width, height: height))
  }

  /// Tagged with BT.2020's matrix and PQ, of which the levels stay as they are.
  @Test func tenBitsOfAnotherMatrixAreConvertedByIt() throws {
    let workspace = try Workspace()
    let file = workspace.videos.appending(path: "hdr.mkv")
    _ = try TestProgram.ffmpeg.output([
      "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10:duration=2", "-vf",
      "scale=out_color_matrix=bt2020,format=yuv420p10le", "-c:v", "ffv1", "-colorspace",
      "bt2020nc", "-color_primaries", "bt2020", "-color_trc", "smpte2084", "-color_range", "tv",
      file.path,
    ])
    let size = FrameSize(width: 112, height: 112)
    try expectShown(
      workspace, "hdr.mkv", filter: "scale=112:112:\(Self.scaling):in_color_matrix=bt2020",
      size: size
    ) { $0.size = size }
  }

  @Test func barsAreCutOffBeforeTheSizeIsMade() throws {
    let size = FrameSize(width: 320, height: 136)
    try expectShown(
      Workspace("letterboxed.mp4"), "letterboxed.mp4",
      filter: "crop=640:270:0:45:exact=1,scale=320:136:\(Self.scaling)", size: size
    ) { $0.size = size }
  }

  @Test func theMiddleIsCutOut() throws {
    let size = FrameSize(width: 90, height: 90)
    try expectShown(
      Workspace("colourful.mp4"), "colourful.mp4",
      filter: "crop=180:180:70:0,scale=90:90:\(Self.scaling)", size: size
    ) { ($0.size, $0.fit) = (size, .crop) }
  }

  @Test func blackIsAdded() throws {
    let size = FrameSize(width: 160, height: 160)
    try expectShown(
      Workspace("colourful.mp4"), "colourful.mp4",
      filter: "scale=160:90:\(Self.scaling),format=gbrp,pad=160:160:0:35", size: size
    ) { ($0.size, $0.fit) = (size, .pad) }
  }

  /// They begin when the manifest says so.
  @Test func timesAreThoseOfTheFrames() throws {
    let workspace = try Workspace("vfr.mp4")
    let found = try workspace.streamed { $0.sampler = "uniform 5" }
    let catalog = try workspace.catalog()
    let video = try #require(try catalog.videos().first)
    let times = try #require(try catalog.measurements(of: video)?.times)
    for frames in found {
      #expect(frames.clip.times == frames.numbers.map { times.seconds($0).microseconds })
      #expect(frames.clip.times.allSatisfy { $0 >= frames.clip.start && $0 < frames.clip.end })
    }
  }
}
