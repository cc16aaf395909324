import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// Clips as FFmpeg's commands read them, against the videos they were cut out of.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct ClipsSinkTests {
  /// A line of the manifest, as far as clips go.
  struct Line: Decodable {
    var video: String
    var start: Double
    var end: Double
    var startFrame: Int
    var endFrame: Int
    var media: ClipMedia

    private enum CodingKeys: String, CodingKey {
      case video, start, end, media
      case startFrame = "start_frame"
      case endFrame = "end_frame"
    }
  }

  private struct Exported {
    var workspace: Workspace
    var lines: [Line]

    func path(_ line: Line) -> String {
      workspace.output.appending(path: "clips/\(line.media.file)").path
    }

    func source(_ line: Line) -> String {
      TestFolders.fixture(line.video).path
    }
  }

  private func export(
    _ names: [String], jobs: Int = 2, _ change: (inout Recipe) -> Void = { _ in }
  ) throws -> Exported {
    var recipe = Recipe.everything
    change(&recipe)
    let workspace = try ScannedFixtures.copy()
    try workspace.select(recipe)
    let catalog = try workspace.catalog()
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    try catalog.execute("UPDATE places SET present = path IN (\(list))")
    let folder = workspace.output.appending(path: "clips")
    let summary = try Export(
      recipe: recipe, format: ClipsSink.name, isolation: .thisProcess, jobs: jobs
    )
    .run(catalog, to: folder)
    #expect(summary.failures.isEmpty)
    let lines = try workspace.lines("clips/\(Manifest.fileName)", of: Line.self)
    #expect(Set(lines.map(\.video)) == Set(names))
    return Exported(workspace: workspace, lines: lines)
  }

  /// Width, height, frames and seconds of a file's frames, and the codec of its sound.
  private func probe(_ path: String) throws -> (size: [Int], frames: Int, seconds: Double) {
    let output = try TestProgram.ffprobe.output([
      "-v", "error", "-count_frames", "-select_streams", "v", "-show_entries",
      "stream=width,height,nb_read_frames,duration", "-of", "default=nw=1:nk=1", path,
    ])
    let words = String(decoding: output, as: UTF8.self).split(separator: "\n")
    return (
      words.prefix(2).compactMap { Int($0) }, Int(words[3]) ?? 0, Double(words[2]) ?? 0
    )
  }

  private func luma(_ path: String, _ filter: String) throws -> [UInt8] {
    try TestProgram.ffmpeg.output([
      "-v", "error", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-vf",
      "\(filter)format=gray", "-f", "rawvideo", "pipe:1",
    ])
  }

  private static let videos = [
    "hard-cuts.mp4", "vfr.mp4", "ten-bit.mp4", "open-gop.mkv", "interlaced.mpg", "late.ts",
    "odd-size.mp4", "letterboxed.mp4", "rotated.mp4", "anamorphic.mp4", "mpeg4.avi", "vp9.webm",
  ]

  @Test func aFileHasTheFramesTheManifestSays() throws {
    let exported = try export(Self.videos)
    #expect(exported.lines.count > Self.videos.count)
    for line in exported.lines {
      let found = try probe(exported.path(line))
      #expect(found.frames == line.media.frames, "\(line.video)")
      #expect(line.media.frames == line.endFrame - line.startFrame)
      #expect(found.size == [line.media.width, line.media.height])
      #expect(abs(found.seconds - (line.end - line.start)) < 0.002, "\(line.video)")
      #expect(line.media.encoder == "libx264" && line.media.audio == nil)
    }
    let sizes = Dictionary(exported.lines.map { ($0.video, [$0.media.width, $0.media.height]) }) {
      first, _ in first
    }
    #expect(sizes["rotated.mp4"] == [180, 320])
    #expect(sizes["anamorphic.mp4"] == [426, 180] || sizes["anamorphic.mp4"] == [428, 180])
    #expect(sizes["letterboxed.mp4"] == [640, 270])
    #expect(sizes["odd-size.mp4"] == [320, 180])
  }

  /// Frames before and behind are at least 3 dB further away on a video that moves.
  @Test func theFramesAreThoseOfTheClip() throws {
    let exported = try export(["hard-cuts.mp4", "vfr.mp4"]) { $0.export.crf = 10 }
    for line in exported.lines {
      let shown = try luma(exported.path(line), "")
      let all = try luma(exported.source(line), "")
      let size = line.media.width * line.media.height
      let wanted = Array(all[line.startFrame * size..<line.endFrame * size])
      #expect(shown.count == wanted.count)
      let quality = psnr(shown, wanted)
      #expect(quality > 40, "\(line.video)")
      let late = min(line.startFrame + 1, all.count / size - line.media.frames)
      guard late > line.startFrame else { continue }
      let other = Array(all[late * size..<late * size + wanted.count])
      #expect(psnr(shown, other) < quality - 3, "\(line.video)")
    }
  }

  @Test func theSameClipIsTheSameBytes() throws {
    let names = ["hard-cuts.mp4", "odd-size.mp4", "vfr.mp4"]
    let small = { (recipe: inout Recipe) in recipe.export.shortSide = 90 }
    let (one, four) = (try export(names, jobs: 1, small), try export(names, jobs: 4, small))
    for line in one.lines {
      let files = [one, four].map { FileManager.default.contents(atPath: $0.path(line)) }
      #expect(files[0] != nil && files[0] == files[1], "\(line.media.file)")
    }
    #expect(
      try one.workspace.bytes("clips/manifest.jsonl")
        == four.workspace.bytes("clips/manifest.jsonl"))
  }

  /// The number of frames, and which they are, as FFmpeg's filter fps has it.
  @Test(arguments: [10.0, 24, 60]) func aRateIsMadeAsFFmpegMakesIt(rate: Double) throws {
    let exported = try export(["hard-cuts.mp4", "vfr.mp4"]) {
      $0.export.fps = rate
      $0.export.crf = 10
    }
    for line in exported.lines where line.startFrame == 0 {
      let shown = try luma(exported.path(line), "")
      let trim = "trim=end_frame=\(line.endFrame),fps=\(Int(rate)),"
      let wanted = try luma(exported.source(line), trim)
      #expect(line.media.fps == rate)
      let size = line.media.width * line.media.height
      #expect(shown.count / size == line.media.frames)
      #expect(abs(shown.count - wanted.count) <= size, "\(line.video)")
      let common = min(shown.count, wanted.count)
      #expect(psnr(Array(shown.prefix(common)), Array(wanted.prefix(common))) > 38)
    }
  }

  /// Noise takes any number of bits; the limit holds over a second or two.
  @Test func bitRatesAreLimited() throws {
    let free = try export(["noisy.mp4"])
    let limited = try export(["noisy.mp4"]) { $0.export.maxBitRate = 200 }
    let bytes = try [free, limited].map { exported in
      try #require(FileManager.default.contents(atPath: exported.path(exported.lines[0]))).count
    }
    let line = limited.lines[0]
    let seconds = line.end - line.start
    #expect(bytes[0] > 2 * bytes[1])
    // The buffer may hold two seconds more.
    #expect(Double(bytes[1]) * 8 < 200_000 * (seconds + 2))
  }

  @Test func clipsArePadded() throws {
    let exported = try export(["colourful.mp4"]) {
      ($0.export.width, $0.export.height, $0.export.fitting) = (200, 200, .pad)
    }
    let line = try #require(exported.lines.first)
    let shown = try luma(exported.path(line), "")
    #expect(line.media.width == 200 && line.media.height == 200)
    #expect(shown.prefix(200 * 40).allSatisfy { $0 <= 18 }, "black above")
    #expect(shown[200 * 100..<200 * 101].contains { $0 > 60 })
  }

  @Test func soundIsKeptWhereItIsAskedFor() throws {
    let exported = try export(["with-audio.mp4", "colourful.mp4"]) { $0.export.audio = true }
    for line in exported.lines {
      #expect(line.media.audio == (line.video == "colourful.mp4" ? nil : "aac"))
      let packets = try TestProgram.ffprobe.output([
        "-v", "error", "-select_streams", "a", "-show_entries", "packet=pts_time", "-of", "csv=p=0",
        exported.path(line),
      ])
      let times = String(decoding: packets, as: UTF8.self).split(separator: "\n")
        .compactMap { Double($0.prefix { $0 != "," }) }
      guard line.media.audio != nil else {
        #expect(times.isEmpty)
        continue
      }
      let first = try #require(times.first)
      let last = try #require(times.last)
      #expect(first >= 0 && first < 0.05)
      #expect(last < line.end - line.start && last > line.end - line.start - 0.1)
    }
  }

  /// Copied clips decode to the very frames of the source.
  @Test(arguments: ["hard-cuts.mp4", "open-gop.mkv", "open-gop-hevc.mp4", "mpeg4.avi", "late.ts"])
  func copiedFramesAreThoseOfTheSource(name: String) throws {
    let exported = try export([name]) {
      ($0.export.cut, $0.export.snap, $0.export.crop) = (.copy, 3, false)
    }
    let copied = exported.lines.filter { $0.media.encoder == "copy" }
    #expect(!copied.isEmpty)
    let all = try luma(exported.source(exported.lines[0]), "")
    for line in copied {
      let shown = try luma(exported.path(line), "")
      let size = line.media.width * line.media.height
      #expect(line.media.startFrame >= line.startFrame && line.media.endFrame <= line.endFrame)
      #expect(shown.count == line.media.frames * size)
      #expect(shown == Array(all[line.media.startFrame * size..<line.media.endFrame * size]))
      #expect(try probe(exported.path(line)).frames == line.media.frames)
    }
  }

  @Test func clipsThatCannotBeCopiedAreCodedAnew() throws {
    let names = ["rotated.mp4", "anamorphic.mp4", "letterboxed.mp4", "broken/damaged.ts"]
    let exported = try export(names) { ($0.export.cut, $0.export.snap) = (.copy, 100) }
    for line in exported.lines { #expect(line.media.encoder == "libx264", "\(line.video)") }
  }

  @Test(arguments: ["libvpx-vp9", "mpeg4"]) func otherEncodersDo(encoder: String) throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let catalog = try workspace.catalog()
    try catalog.execute("UPDATE places SET present = path = 'vfr.mp4'")
    let sink = ClipsSink(settings: ExportSettings(), encoders: ["none such", encoder])
    let plan = try ExportPlan(
      catalog, sink: sink, limits: DecodeLimits(), cancellation: Cancellation())
    let item = try #require(plan.videos.first)
    let batch = OutputBatch(in: try OutputFolder(workspace.output.path))
    let written = try sink.write(item.files, of: item.video, into: batch).written
    try batch.commit()
    let media = try #require(written.first?.media)
    #expect(media.encoder == encoder)
    let path = workspace.output.appending(path: media.file).path
    #expect(try probe(path).frames == media.frames && media.frames == 37)
    let source = TestFolders.fixture("vfr.mp4").path
    #expect(psnr(try luma(path, ""), try luma(source, "trim=end_frame=37,")) > 36)
  }

  @Test func withoutAnyEncoderTheClipIsLost() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let catalog = try workspace.catalog()
    try catalog.execute("UPDATE places SET present = path = 'colourful.mp4'")
    let sink = ClipsSink(settings: ExportSettings(), encoders: ["none such"])
    let plan = try ExportPlan(
      catalog, sink: sink, limits: DecodeLimits(), cancellation: Cancellation())
    let item = try #require(plan.videos.first)
    let batch = OutputBatch(in: try OutputFolder(workspace.output.path))
    let result = try sink.write(item.files, of: item.video, into: batch)
    #expect(result.written.isEmpty && result.losses.count == 1)
    #expect(result.losses.values.first?.contains("none such") == true)
    #expect(try workspace.results().keys.allSatisfy { !$0.contains("winnow-part") })
  }
}
