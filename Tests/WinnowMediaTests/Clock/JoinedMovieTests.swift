import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// Files whose clock starts over or leaps ahead where they were joined: all frames are there, each shown
/// for 40 ms, and reading them by an index gives what reading them in order gives.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct JoinedMovieTests {
  @Test(arguments: [
    ("ts", JoinedMovie.x264, 0), ("ts", JoinedMovie.mpeg2, 0), ("vob", JoinedMovie.mpeg2, 0),
    ("flv", JoinedMovie.x264, 13), ("mkv", JoinedMovie.x264, 0),
  ])
  func aClockThatStartsOver(suffix: String, codec: [String], headerBytes: Int) throws {
    let movie = try JoinedMovie(
      suffix, codec: codec, headerBytes: headerBytes, .init("mandelbrot", seconds: 3),
      .init(seconds: 2))
    try expectEvenFrames(movie, 125, leaps: 1, behind: 75)
  }

  @Test func aClockThatStartsOverTwice() throws {
    let movie = try JoinedMovie(
      "ts", codec: JoinedMovie.x264, .init(seconds: 2), .init("mandelbrot", seconds: 1),
      .init(seconds: 1))
    try expectEvenFrames(movie, 100, leaps: 2, behind: 50)
  }

  /// FFmpeg has frames of a fragment left out whose times have been. Without `empty_moov` the first second of
  /// a part is no fragment, and not joined.
  @Test(
    arguments: [
      ("frag_keyframe+empty_moov+default_base_moof", 175), ("cmaf", 175),
      ("frag_keyframe+default_base_moof", 150),
    ], [JoinedMovie.x264, JoinedMovie.x264 + ["-bf", "0"]])
  func fragmentsWhoseClockStartsOver(fragments: (flags: String, frames: Int), codec: [String])
    throws
  {
    let movie = try JoinedMovie(
      fragments: fragments.flags, codec: codec, .init("mandelbrot", seconds: 3), .init(seconds: 4))
    let leaps = try expectEvenFrames(movie, fragments.frames, leaps: 1, behind: 75)
    let left = Double(175 - fragments.frames) / 25
    #expect(abs(try #require(leaps.first).to - left) < 0.1)
  }

  @Test func fragmentsThatStartOverTwice() throws {
    let movie = try JoinedMovie(
      fragments: "frag_keyframe+empty_moov+default_base_moof", codec: JoinedMovie.x264,
      .init(seconds: 2),
      .init("mandelbrot", seconds: 1), .init(seconds: 3))
    try expectEvenFrames(movie, 150, leaps: 2, behind: 50)
  }

  /// Cut from 0.6 s on, 15 frames are there to be decoded and not to be shown.
  @Test func whatAnEditListLeavesOutIsNotShown() throws {
    let movie = try JoinedMovie("mp4", codec: JoinedMovie.x264, .init(seconds: 3))
    let cut = movie.folder.url.appending(path: "cut.mp4").path
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-nostdin", "-y", "-ss", "0.6", "-i", movie.path, "-c", "copy", cut])
    #expect(try Self.times(cut).0.count == 60)
  }

  @Test func aClockThatLeapsAnHourAhead() throws {
    let movie = try JoinedMovie(
      "ts", codec: JoinedMovie.x264, .init(seconds: 2),
      .init("mandelbrot", seconds: 3, ["-output_ts_offset", "3600"]))
    let leaps = try expectEvenFrames(movie, 125, leaps: 1, behind: 50)
    #expect(abs(try #require(leaps.first).to - 3_601.4) < 0.2)
  }

  /// 30 s without a frame are a picture that stands still.
  @Test func aGapIsKept() throws {
    let movie = try JoinedMovie(
      "ts", codec: JoinedMovie.x264, .init(seconds: 2),
      .init("mandelbrot", seconds: 1, ["-output_ts_offset", "32"]))
    let (times, reader) = try Self.times(movie.path)
    #expect(reader.leaps.isEmpty)
    #expect(abs(times.duration - 33) < 0.1)
  }

  /// Slides that stand for minutes, some of them keyframes.
  @Test(arguments: ["mkv", "mp4"]) func slidesAreKept(suffix: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "slides.\(suffix)").path
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=1:d=6"]
        + ["-vf", "setpts=150*PTS", "-fps_mode", "vfr"] + JoinedMovie.x264
        + ["-force_key_frames", "expr:gte(t,n_forced*300)", path])
    let (times, reader) = try Self.times(path)
    #expect(reader.leaps.isEmpty && times.count == 6)
    #expect(abs(times.seconds(5) - 750) < 0.1)
  }

  /// A picture that stands for two minutes while somebody speaks, then a keyframe.
  @Test func aPictureThatStandsWhileThereIsSoundIsKept() throws {
    let (times, reader) = try standing(sound: ["-f", "lavfi", "-i", "sine=d=124:r=8000"])
    #expect(reader.leaps.isEmpty && times.count == 100)
    #expect(abs(times.seconds(50) - 122) < 0.2)
  }

  /// The same without sound is a recording that was broken off.
  @Test func aPictureThatStandsInSilenceIsALeap() throws {
    let (times, reader) = try standing(sound: [])
    #expect(reader.leaps.count == 1)
    #expect(abs(times.duration - 4) < 0.001)
  }

  /// Two seconds of video, a picture that stands for two minutes, a keyframe and two seconds more.
  ///
  /// - Parameter sound: the input that is heard meanwhile.
  private func standing(sound: [String]) throws -> (FrameTimes, VideoReader) {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "standing.mkv").path
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=4"] + sound
        + ["-vf", "setpts='PTS+if(gte(N,50),120/TB,0)'", "-fps_mode", "vfr"] + JoinedMovie.x264
        + ["-force_key_frames", "expr:gte(t,n_forced*100)", "-c:a", "aac", path])
    return try Self.times(path)
  }

  /// As where a transmission is set up anew in mid-file.
  @Test func aVideoIsFollowedToAnotherPID() throws {
    let movie = try JoinedMovie(
      "ts", codec: JoinedMovie.x264, .init(seconds: 2),
      .init(
        "mandelbrot", seconds: 3,
        ["-mpegts_start_pid", "0x200", "-mpegts_pmt_start_pid", "0x1000"]
          + ["-output_ts_offset", "2"]))
    let (times, reader) = try Self.times(movie.path)
    #expect(times.count == 125 && reader.omission == nil)
    #expect(abs(times.duration - 5) < 0.05)
    #expect(try StreamIndex(path: movie.path).fault == .passingHeader)
  }

  /// As where something else is broadcast in between.
  @Test(arguments: [JoinedMovie.x264, JoinedMovie.mpeg2])
  func aVideoIsFollowedToAnotherPIDAndBack(codec: [String]) throws {
    let away = ["-mpegts_start_pid", "0x200", "-mpegts_pmt_start_pid", "0x1000"]
    let movie = try JoinedMovie(
      "ts", codec: codec, .init(seconds: 3),
      .init("mandelbrot", seconds: 4, away + ["-output_ts_offset", "3"]),
      .init(seconds: 3, ["-output_ts_offset", "7"]),
      .init("mandelbrot", seconds: 1, away + ["-output_ts_offset", "10"]))
    let (times, reader) = try Self.times(movie.path)
    #expect(times.count == 275 && reader.omission == nil)
    #expect(abs(times.duration - 11) < 0.1)
    #expect(reader.facts.duration > 9)
  }

  /// Streams whose packets come in turn are programmes of their own, one of them shorter.
  @Test func programmesSideBySideAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "both.ts").path
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=5"]
        + ["-f", "lavfi", "-i", "mandelbrot=s=160x90:r=1,trim=duration=8"] + JoinedMovie.x264
        + ["-map", "0:v", "-map", "1:v", path])
    let (times, reader) = try Self.times(path)
    #expect(times.count == 125 && reader.facts.width == 320)
  }

  @Test func anotherCodecThatFollowsIsSaid() throws {
    let movie = try JoinedMovie("ts", codec: JoinedMovie.x264, .init(seconds: 2))
    let other = try JoinedMovie(
      "ts", codec: JoinedMovie.mpeg2,
      .init(seconds: 1, ["-mpegts_start_pid", "0x300", "-mpegts_pmt_start_pid", "0x1001"]))
    let both = try Data(contentsOf: URL(filePath: movie.path))
    try (both + Data(contentsOf: URL(filePath: other.path))).write(to: URL(filePath: movie.path))
    let (times, reader) = try Self.times(movie.path)
    #expect(times.count == 50)
    #expect(reader.omission?.contains("mpeg2video") == true)
  }

  /// - Returns: the seconds between which the clock leaps.
  @discardableResult private func expectEvenFrames(
    _ movie: JoinedMovie, _ count: Int, leaps: Int, behind frame: Int
  ) throws -> [(from: Double, to: Double)] {
    let (times, reader) = try Self.times(movie.path)
    #expect(times.count == count)
    let steps = (1..<times.count).map { times.seconds($0) - times.seconds($0 - 1) }
    #expect(steps.allSatisfy { abs($0 - 0.04) < 0.0011 })
    #expect(reader.leaps.count == leaps)
    #expect(reader.leaps.first?.time == times[frame])
    try expectTheSameByIndex(movie.path, times)
    return reader.leaps.map {
      (MediaTime.seconds($0.from, times.timeBase), MediaTime.seconds($0.to, times.timeBase))
    }
  }

  private func expectTheSameByIndex(_ path: String, _ times: FrameTimes) throws {
    let access = try FrameAccess(path: path)
    let linear = try FrameAccess(path: path, usingIndex: false)
    let wanted = stride(from: 0, to: times.count, by: 7).map { times[$0] }
    var pictures: [Int64: [UInt8]] = [:]
    try linear.frames(beginningAt: wanted) { positions, frame in
      pictures[wanted[positions[0]]] = try linear.withView(of: frame) { $0.lumaSamples }
    }
    #expect(pictures.count == wanted.count)
    try access.frames(beginningAt: wanted) { positions, frame in
      let luma = try access.withView(of: frame) { $0.lumaSamples }
      #expect(pictures[wanted[positions[0]]] == luma)
    }
  }

  private static func times(_ path: String) throws -> (FrameTimes, VideoReader) {
    let reader = try VideoReader(path: path)
    var times = FrameTimes(timeBase: reader.facts.timeBase)
    while let frame = try reader.next() { times.append(pts: frame.pts, duration: frame.duration) }
    return (times, reader)
  }
}
