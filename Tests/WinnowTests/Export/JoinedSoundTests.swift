import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// The sound of clips of files that were joined, byte behind byte, goes with the pictures it was recorded with.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct JoinedSoundTests: SoundExporting {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Sound that begins so many seconds behind the pictures, and is so long.
  struct Heard {
    var delay = 0.0
    var seconds: Double
  }

  /// A part of a file: a test picture, and its sound.
  struct Part {
    var source: String
    var seconds: Int
    var heard: Heard?
    var options: [String] = []

    /// When its beeps are heard while there are pictures.
    var beeps: [Double] {
      guard let heard else { return [] }
      return stride(from: heard.delay + 0.5, to: heard.delay + heard.seconds, by: 1).filter {
        $0 < Double(seconds)
      }
    }
  }

  private static let x264 = [
    "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "25", "-pix_fmt", "yuv420p",
    "-c:a", "aac",
  ]
  private static let mpeg2 = ["-c:v", "mpeg2video", "-q:v", "4", "-bf", "2", "-c:a", "mp2"]

  private func join(
    _ suffix: String, codecs: [String] = Self.x264, headerBytes: Int = 0, _ parts: [Part]
  ) throws {
    let folder = try TemporaryFolder()
    var joined = Data()
    for (number, part) in parts.enumerated() {
      let file = folder.url.appending(path: "part\(number).\(suffix)")
      let pictures = "\(part.source)=s=96x64:r=25,trim=duration=\(part.seconds),setpts=PTS-STARTPTS"
      let sound = part.heard.map {
        ["-itsoffset", "\($0.delay)", "-f", "lavfi", "-i", "\(Self.beeps):s=48000:d=\($0.seconds)"]
      }
      _ = try TestProgram.ffmpeg.output(
        ["-v", "error", "-y", "-f", "lavfi", "-i", pictures] + (sound ?? [])
          + codecs + part.options + [file.path])
      joined += try Data(contentsOf: file).dropFirst(number > 0 ? headerBytes : 0)
    }
    try joined.write(to: workspace.videos.appending(path: "joined.\(suffix)"))
  }

  private func expectBeeps(_ wanted: [[Double]], _ recipe: (inout Recipe) -> Void = { _ in }) throws
  {
    let (summary, lines) = try export(recipe)
    #expect(summary.failures.isEmpty && summary.soundFaults.isEmpty)
    #expect(lines.count == wanted.count)
    for (line, wanted) in zip(lines, wanted) {
      #expect((line.media.audio == nil) == wanted.isEmpty)
      let beeps = try beeps(line)
      #expect(
        beeps.count == wanted.count && zip(beeps, wanted).allSatisfy { abs($0 - $1) < 0.05 },
        "\(beeps) for \(wanted)")
    }
  }

  /// Sound of each part, and what is added to the clock of the second.
  private static let joints: [(first: Heard?, second: Heard?, offset: Int)] = [
    (nil, Heard(seconds: 4), 0), (nil, Heard(seconds: 4), 7200), (Heard(seconds: 3), nil, 0),
    (Heard(seconds: 0.6), Heard(seconds: 4), 0),
    (Heard(seconds: 3), Heard(delay: 2, seconds: 2), 0),
    (Heard(seconds: 1), Heard(delay: 1, seconds: 3), 0),
    (Heard(seconds: 13), Heard(seconds: 4), 0), (Heard(seconds: 5.5), Heard(seconds: 4), 7200),
    (Heard(seconds: 0.6), Heard(delay: 2, seconds: 2), 7200),
  ]

  @Test(arguments: Self.joints.indices) func soundGoesWithItsPictures(joint: Int) throws {
    let (first, second, offset) = Self.joints[joint]
    let parts = [
      Part(source: "testsrc2", seconds: 3, heard: first),
      Part(
        source: "mandelbrot", seconds: 4, heard: second,
        options: ["-output_ts_offset", "\(offset)"]),
    ]
    try join("ts", parts)
    try expectBeeps(parts.map(\.beeps))
  }

  @Test(arguments: [
    ("vob", Self.mpeg2, 0), ("flv", Self.x264, 13), ("mkv", Self.x264, 0),
  ])
  func soundGoesWithItsPicturesInOtherContainers(
    suffix: String, codecs: [String], headerBytes: Int
  ) throws {
    let parts = [
      Part(source: "testsrc2", seconds: 3, heard: Heard(seconds: 5)),
      Part(source: "mandelbrot", seconds: 4, heard: Heard(delay: 2, seconds: 2)),
    ]
    try join(suffix, codecs: codecs, headerBytes: headerBytes, parts)
    try expectBeeps(parts.map(\.beeps))
  }

  @Test func partsInSilenceHaveNoSound() throws {
    let parts = [
      Part(source: "testsrc2", seconds: 3, heard: Heard(seconds: 3)),
      Part(source: "mandelbrot", seconds: 4),
      Part(source: "rgbtestsrc", seconds: 3, heard: Heard(seconds: 3)),
    ]
    try join("ts", parts)
    try expectBeeps(parts.map(\.beeps))
  }

  /// The container says in mid-file that there is sound as well.
  @Test func soundThatComesUpLateIsFound() throws {
    let parts = [
      Part(source: "testsrc2", seconds: 12),
      Part(source: "mandelbrot", seconds: 4, heard: Heard(seconds: 4)),
    ]
    try join("ts", parts)
    try expectBeeps(parts.map(\.beeps))
  }

  /// As where a transmission is set up anew in mid-file.
  @Test(arguments: [3, 0]) func soundIsFollowedToAnotherPID(offset: Int) throws {
    let parts = [
      Part(source: "testsrc2", seconds: 3, heard: Heard(seconds: 3)),
      Part(
        source: "mandelbrot", seconds: 4, heard: Heard(seconds: 4),
        options: ["-mpegts_start_pid", "0x200", "-mpegts_pmt_start_pid", "0x1010"]
          + ["-output_ts_offset", "\(offset)"]),
    ]
    try join("ts", parts)
    try expectBeeps(parts.map(\.beeps))
  }

  /// What FFmpeg finds out at the beginning of a file does not tell how such sound is sampled.
  @Test(arguments: [
    ["-c:a", "aac"], ["-c:a", "aac", "-ar", "44100"],
    ["-c:a", "opus", "-strict", "-2", "-ar", "48000"],
  ])
  func soundThatBeginsLateIsWhole(codec: [String]) throws {
    let part = Part(source: "smptebars", seconds: 16, heard: Heard(delay: 12, seconds: 4))
    try join("ts", codecs: Self.x264 + codec, [part])
    try expectBeeps([part.beeps])
  }

  @Test(arguments: [
    (["-c:a", "eac3", "-ac", "6"], ["-ac", "2"]),
    (["-c:a", "eac3", "-ar", "48000"], ["-ar", "44100"]),
    (["-c:a", "dca", "-strict", "-2", "-ac", "6"], ["-ac", "2"]),
    (["-c:a", "ac3", "-ac", "6"], ["-ac", "5"]), (["-c:a", "aac"], ["-ar", "32000"]),
  ])
  func soundThatChangesIsCodedAnew(codec: [String], change: [String]) throws {
    let parts = [
      Part(source: "smptebars", seconds: 3, heard: Heard(seconds: 3)),
      Part(
        source: "smptebars", seconds: 4, heard: Heard(seconds: 4),
        options: change + ["-output_ts_offset", "3"]),
    ]
    try join("ts", codecs: Self.x264 + codec, parts)
    try expectBeeps([parts[0].beeps + parts[1].beeps.map { $0 + 3 }])
    let line = try #require(
      try workspace.lines("clips/\(Manifest.fileName)", of: ClipsSinkTests.Line.self).first)
    #expect(line.media.audio == "aac")
    #expect(try probe(line, "codec_name") == "aac")
  }
}
