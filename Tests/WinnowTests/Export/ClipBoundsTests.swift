import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// The bounds a manifest gives are those of the frames themselves, and lead back to them.
@Suite struct ClipBoundsTests {
  private struct Bounds: Decodable {
    var start: Double
    var end: Double
    var startFrame: Int
    var endFrame: Int
    var frames: [ExportedFrame]

    private enum CodingKeys: String, CodingKey {
      case start, end, frames
      case startFrame = "start_frame"
      case endFrame = "end_frame"
    }
  }

  /// Every clip of at most half a second of `name`, every frame of it exported.
  private func exported(_ name: String) throws -> ([Bounds], Workspace) {
    var recipe = Recipe()
    (recipe.clips.minimum, recipe.clips.maximum, recipe.clips.split) = (0, 0.5, .stride)
    (recipe.export.sampler, recipe.export.crop) = ("frames 1", false)
    recipe.copies.scope = .off
    let workspace = try Workspace(name)
    try workspace.scan(recipe)
    try workspace.select(recipe)
    try workspace.export(recipe)
    return (try workspace.lines(Manifest.fileName, of: Bounds.self), workspace)
  }

  private static let names = [
    "vfr.mp4", "delayed.mp4", "edit-list.mp4", "open-gop.mkv", "late.ts", "hard-cuts.mp4",
  ]

  @Test(arguments: names) func theyNameTheFramesOfTheClip(name: String) throws {
    let path = TestFolders.fixture(name).path
    let (pts, end) = try times(of: path)
    let access = try FrameAccess(path: path)
    let base = access.facts.timeBase
    let (clips, _) = try exported(name)
    #expect(clips.first?.startFrame == 0 && clips.count > 1)
    for clip in clips {
      let inside = Array(pts[clip.startFrame..<clip.endFrame])
      let after = clip.endFrame < pts.count ? pts[clip.endFrame] : end
      // Seconds in a manifest are whole millionths: they lead back to the very ticks.
      #expect(MediaTime.ticks(clip.start, base) == inside.first)
      #expect(MediaTime.ticks(clip.end, base) == after)
      #expect(clip.frames.map { MediaTime.ticks($0.time, base) } == inside)
      var seen: [Int64] = []
      let range = MediaTime.ticks(clip.start, base)..<MediaTime.ticks(clip.end, base)
      try access.frames(in: range) { seen.append($0.pts ?? -1) }
      #expect(seen == inside)
    }
    let covered = clips.map { $0.startFrame..<$0.endFrame }
    #expect(zip(covered, covered.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(covered.last?.upperBound == pts.count)
  }

  /// When each frame is shown, and when the last one ends, by a decode from the start.
  private func times(of path: String) throws -> ([Int64], end: Int64) {
    let reader = try VideoReader(path: path)
    var (pts, end): ([Int64], Int64) = ([], 0)
    while let frame = try reader.next() {
      let time = frame.pts ?? end
      pts.append(time)
      end = time + frame.duration
    }
    return (pts, end)
  }

  /// Times are those `ffprobe` shows, to a millionth of a second.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: ["vfr.mp4", "delayed.mp4", "edit-list.mp4"])
  func theManifestHasTheTimesOfFFprobe(name: String) throws {
    let output = try TestProgram.ffprobe.output([
      "-v", "error", "-select_streams", "v:0", "-show_entries", "frame=pts_time", "-of", "csv=p=0",
      TestFolders.fixture(name).path,
    ])
    let times = String(decoding: output, as: UTF8.self).split { "\n,".contains($0) }
      .compactMap { Double($0) }
    for clip in try exported(name).0 {
      #expect(clip.frames.map(\.time) == Array(times[clip.startFrame..<clip.endFrame]))
      #expect(clip.start == times[clip.startFrame])
    }
  }

  /// The pictures written of a clip's first and last frame are nearest to those frames, of which
  /// `ffmpeg` decodes them all.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: ["vfr.mp4", "delayed.mp4", "edit-list.mp4"])
  func thePicturesAreThoseOfTheirFrames(name: String) throws {
    let (clips, workspace) = try exported(name)
    let count = try #require(clips.last?.endFrame)
    let all = try planes(of: workspace.videos.appending(path: name))
    let size = all.count / count
    let frame = { (number: Int) in Array(all[number * size..<(number + 1) * size]) }
    #expect(all.count == size * count && size > 0)
    for clip in clips {
      for (file, number) in [
        (clip.frames.first, clip.startFrame), (clip.frames.last, clip.endFrame - 1),
      ] {
        let picture = try planes(of: workspace.output.appending(path: try #require(file).file))
        let likeness = psnr(picture, frame(number))
        #expect(likeness > 34)
        for other in [number - 1, number + 1] where 0..<count ~= other {
          #expect(likeness >= psnr(picture, frame(other)), "\(number) is not \(other)")
        }
      }
    }
  }

  /// Full-range Y, then U, then V of each frame, one after the other.
  private func planes(of file: URL) throws -> [UInt8] {
    try TestProgram.ffmpeg.output([
      "-v", "quiet", "-i", file.path, "-fps_mode", "passthrough", "-vf",
      "scale=out_range=full,format=yuvj420p", "-f", "rawvideo", "pipe:1",
    ])
  }
}
