import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// The sound of clips as FFmpeg's commands read it.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct ClipSoundTests: SoundExporting {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private static let pictures = [
    "-f", "lavfi", "-i",
    "testsrc2=s=96x64:r=25:d=2[a];mandelbrot=s=96x64:r=25:end_pts=50,trim=duration=2,"
      + "setpts=PTS-STARTPTS[b];[a][b]concat",
  ]
  private static let x264 = [
    "-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p",
  ]

  /// Makes a video of two shots of 2 s.
  private func make(_ name: String, rate: Int = 48000, seconds: Double = 4, _ options: String...)
    throws
  {
    let sound = ["-f", "lavfi", "-i", "\(Self.beeps):s=\(rate):d=\(seconds)"]
    try make(name, Self.pictures + sound + Self.x264 + options)
  }

  private func make(_ name: String, _ arguments: [String]) throws {
    let file = workspace.videos.appending(path: name).path
    _ = try TestProgram.ffmpeg.output(["-v", "error", "-y"] + arguments + [file])
  }

  /// What MP4 files do not hold, or only as an experiment, or only for FFmpeg.
  @Test(arguments: [
    ("flac.mkv", 48000, ["-c:a", "flac"], "mono"),
    ("odd.mkv", 37800, ["-c:a", "pcm_s16le"], "mono"),
    ("truehd.mkv", 48000, ["-c:a", "truehd", "-strict", "-2"], "stereo"),
    ("pcm.mov", 48000, ["-c:a", "pcm_s24le", "-ac", "8"], "5.1"),
    ("vorbis.mkv", 44100, ["-c:a", "vorbis", "-strict", "-2", "-ac", "2"], "stereo"),
    ("wma.asf", 44100, ["-c:a", "wmav2", "-c:v", "mpeg4"], "mono"),
    ("pcm.avi", 8000, ["-c:a", "pcm_mulaw", "-c:v", "mpeg4"], "mono"),
  ])
  func soundThatFilesDoNotHoldIsCodedAnew(
    name: String, rate: Int, options: [String], layout: String
  ) throws {
    let sound = ["-f", "lavfi", "-i", "\(Self.beeps):s=\(rate):d=4"]
    try make(name, Self.pictures + sound + Self.x264 + options)
    let (summary, lines) = try export()
    #expect(summary.failures.isEmpty && summary.soundFaults.isEmpty)
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.media.audio == "aac" && line.media.audioError == nil)
      #expect(try probe(line, "codec_name") == "aac")
      #expect(try probe(line, "channel_layout") == layout || layout == "mono")
      // Some codecs' last samples are not in the file.
      let seconds = try #require(Double(try probe(line, "duration")))
      let span = line.end - line.start
      #expect(seconds < span + 0.0001 && seconds > span - 0.06, "\(seconds) of \(span)")
      let beeps = try beeps(line)
      #expect(beeps.count == 2)
      for (found, wanted) in zip(beeps, [0.5, 1.5]) {
        // Encoders smear what begins suddenly, and Matroska and ASF have milliseconds.
        #expect(abs(found - wanted) < 0.008, "\(found) for \(wanted)")
      }
    }
  }

  @Test func soundThatBeginsLateOrEndsEarlyIsWhereItWas() throws {
    try make(
      "late.mkv",
      Self.pictures + ["-itsoffset", "2.25", "-f", "lavfi", "-i", "\(Self.beeps):s=48000:d=1"]
        + Self.x264 + ["-c:a", "flac"])
    let lines = try export().lines
    #expect(lines[0].media.audio == nil && lines[0].media.audioError == nil)
    #expect(lines[1].media.audio == "aac")
    let beeps = try beeps(lines[1])
    #expect(beeps.count == 1 && abs(beeps[0] - 0.75) < 0.008, "\(beeps)")
    #expect(abs((Double(try probe(lines[1], "duration")) ?? 0) - 1.25) < 0.002)
  }

  /// A clip and its sound are whole, whatever the clock of the sound does.
  @Test func soundWhoseClockStepsBackIsWhole() throws {
    try make("whole.mkv", "-c:a", "aac")
    let whole = workspace.videos.appending(path: "whole.mkv")
    let parts = [
      ["-i", whole.path, "-t", "2", "-c", "copy"],
      ["-ss", "2", "-i", whole.path, "-c", "copy", "-output_ts_offset", "1.9"],
    ]
    var bytes = Data()
    for part in parts {
      try make("part.ts", part)
      bytes += try Data(contentsOf: workspace.videos.appending(path: "part.ts"))
    }
    for name in ["part.ts", "whole.mkv"] {
      try FileManager.default.removeItem(at: workspace.videos.appending(path: name))
    }
    try bytes.write(to: workspace.videos.appending(path: "joined.ts"))
    let (summary, lines) = try export()
    #expect(summary.failures.isEmpty && summary.soundFaults.isEmpty)
    for line in lines where line.end - line.start > 0.5 {
      #expect(line.media.audio == "aac")
      let seconds = Double(try probe(line, "duration")) ?? 0
      #expect(abs(seconds - (line.end - line.start)) < 0.2)
    }
  }

  /// What cannot be decoded costs no clip.
  @Test func soundThatIsDamagedIsLeftOutAndNamed() throws {
    try make("damaged.mkv", "-c:a", "flac", "-bsf:a", "noise=amount=2")
    let (summary, lines) = try export()
    #expect(summary.failures.isEmpty)
    #expect(summary.soundFaults.count == 2)
    #expect(summary.soundFaults.allSatisfy { $0.contains("damaged.mkv, clip ") })
    for line in lines { #expect(line.media.audioError?.isEmpty == false) }
    let before = try workspace.results()
    let again = try export().summary
    #expect(again.written == 0 && again.failures.isEmpty)
    #expect(try workspace.results() == before)
  }

  /// The sound with the larger picture is that of its programme, though the other has more bits.
  @Test(arguments: [ExportSettings.Cut.exact, .copy]) func soundIsOfTheProgrammeOfTheVideo(
    cut: ExportSettings.Cut
  ) throws {
    try make(
      "two.ts",
      Self.pictures + ["-f", "lavfi", "-i", "\(Self.beeps):s=48000:d=4"]
        + ["-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=4", "-f", "lavfi", "-i", "sine=300:d=4"]
        + ["-map", "0:v", "-map", "1:a", "-map", "2:v", "-map", "3:a"] + Self.x264
        + ["-c:a:0", "aac", "-b:a:0", "64k", "-c:a:1", "mp2", "-b:a:1", "384k", "-ac:a:1", "2"]
        + ["-program", "program_num=1:st=0:st=1", "-program", "program_num=2:st=2:st=3"])
    let lines = try export { ($0.export.cut, $0.export.snap) = (cut, 1) }.lines
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.media.audio == "aac")
      #expect(try beeps(line).count >= 1)
    }
  }

  /// Frames and stream are as long in the file as the manifest says.
  @Test(arguments: [ExportSettings.Cut.exact, .copy]) func aLastFrameThatStaysIsLong(
    cut: ExportSettings.Cut
  ) throws {
    try make(
      "held.mp4",
      [
        "-f", "lavfi", "-i",
        "mandelbrot=s=96x64:r=30:end_pts=60,trim=end_frame=180[a];testsrc2=s=96x64:r=30:d=1[b];"
          + "[a][b]concat,select='lt(n,58)+gte(n,180)'",
        "-fps_mode", "vfr", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-force_key_frames", "6",
      ])
    let lines = try export { ($0.export.cut, $0.export.snap) = (cut, 0.5) }.lines
    let line = try #require(lines.first)
    #expect(line.media.frames == 58 && line.media.encoder == (cut == .copy ? "copy" : "libx264"))
    #expect(abs((Double(try probe(line, "duration", "v")) ?? 0) - 6) < 0.001)
    guard cut == .exact else { return }
    let shown = try TestProgram.ffmpeg.output([
      "-v", "error", "-i", path(line), "-vf", "fps=30,scale=1:1,format=gray", "-f", "rawvideo",
      "pipe:1",
    ])
    #expect(shown.count == 180)
  }
}
