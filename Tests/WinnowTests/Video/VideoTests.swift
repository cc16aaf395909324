import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// Frames of a file against those that the `ffmpeg` command gives.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct VideoTests {
  private func video(_ name: String) throws -> Video {
    try Video(TestFolders.fixtures.appending(path: name).path)
  }

  private func largestDifference(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard a.count == b.count, !a.isEmpty else { return .max }
    return zip(a, b).map { abs(Int($0) - Int($1)) }.max() ?? .max
  }

  /// What ffmpeg converts by itself, upright and as large as it is shown.
  private func expectShown(_ name: String, _ numbers: [Int], filter: String) throws {
    let video = try video(name)
    let file = TestFolders.fixtures.appending(path: name)
    let shown = try shownByFFmpeg(numbers, of: file, filter: filter)
    let frames = try video.frames(numbers)
    #expect(frames.map(\.number) == numbers)
    let size = shown.count / numbers.count
    for (place, frame) in frames.enumerated() {
      let wanted = Array(shown[place * size..<(place + 1) * size])
      let picture = try frame.picture()
      #expect(picture.width == frame.size.width && picture.height == frame.size.height)
      #expect(largestDifference(picture.samples, wanted) <= 1, "\(name) \(frame.number)")
    }
  }

  /// With B-frames, open groups, ten bits, odd sides, variable rate, full range, raw streams without times, several
  /// matrices.
  @Test(arguments: [
    "colourful.mp4", "open-gop.mkv", "open-gop-hevc.mp4", "hevc.mp4", "ten-bit.mp4",
    "odd-size.mp4", "vfr.mp4", "full-range.mp4", "mjpeg.avi", "mpeg4.avi", "vp8.webm", "vp9.webm",
    "av1.mp4", "rgb.mkv", "grey.mp4", "animated.gif", "no-times.h264", "wrapped.ts", "late.ts",
    "edit-list.mp4", "delayed.mp4",
  ])
  func picturesAreThoseOfFFmpeg(name: String) throws {
    let last = try video(name).count - 1
    try expectShown(
      name, [0, last / 3, last / 2, last], filter: "scale=flags=bicubic+accurate_rnd")
  }

  @Test func theyAreUpright() throws {
    try expectShown("rotated.mp4", [0, 7], filter: "scale=flags=bicubic+accurate_rnd")
    #expect(try video("rotated.mp4").frame(0).size == FrameSize(width: 180, height: 320))
  }

  /// Numbers count what ffmpeg decodes, and times are its own.
  @Test(arguments: [
    "colourful.mp4", "vfr.mp4", "open-gop.mkv", "late.ts", "edit-list.mp4", "no-times.h264",
    "wrapped.ts", "animated.gif", "mpeg1.mpg", "delayed.mp4",
  ])
  func timesAreThoseThatFFprobeShows(name: String) throws {
    let video = try video(name)
    let told = try TestProgram.ffprobe.output([
      "-v", "error", "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp_time",
      "-of", "csv=p=0", video.path,
    ])
    let times = String(decoding: told, as: UTF8.self).split(separator: "\n")
      .map { Double($0.prefix { $0 != "," }) }
    #expect(times.count == video.count)
    let frames = try video.frames(Array(0..<video.count))
    #expect(frames.map(\.seconds) == (0..<video.count).map(video.times.seconds))
    for (number, time) in times.enumerated() {
      guard let time else { continue }
      #expect(abs(video.times.seconds(number) - time) < 0.001)
    }
  }

  @Test(arguments: ["colourful.mp4", "vfr.mp4", "open-gop.mkv", "mpeg4.avi"])
  func ticksAndLengthsAreThoseThatFFprobeShows(name: String) throws {
    let video = try video(name)
    let told = try TestProgram.ffprobe.output([
      "-v", "error", "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp",
      "-of", "csv=p=0", video.path,
    ])
    let ticks = String(decoding: told, as: UTF8.self).split(separator: "\n")
      .compactMap { Int64($0.prefix { $0 != "," }) }
    let frames = try video.frames(Array(0..<video.count))
    #expect(frames.map(\.pts) == ticks)
    for (frame, next) in zip(frames, frames.dropFirst()) {
      let step = Double(next.pts - frame.pts) * video.times.timeBase.value
      #expect(abs(frame.duration - step) < 1e-9)
    }
    let all = frames.reduce(0) { $0 + $1.duration }
    #expect(abs(all - video.times.duration) < 1e-6)
  }

  /// As a scan says, and so when the last frame ends.
  @Test(arguments: FixtureTruth.names(.good)) func timesAreThoseOfAScan(name: String) throws {
    let video = try video(name)
    let source = try #require(InputWalker.sources(in: [video.path]).first)
    let record = try #require(VideoScanner(recipe: Recipe(), .standard).scan(source))
    let measured = try #require(record.measurements)
    #expect(video.times == measured.times)
    #expect(video.keyframes == measured.keyframes)
    let facts = try #require(record.facts)
    #expect(video.facts.frameRate == facts.frameRate && video.facts.duration == facts.duration)
    #expect(video.facts.matrix == facts.matrix && video.facts.bitRate == facts.bitRate)
  }

  /// By its packets, since the rate says how far frames lie apart on average.
  @Test func theLastFrameEndsWhereTheContainerSays() throws {
    let video = try video("vfr.mp4")
    let told = try TestProgram.ffprobe.output([
      "-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts_time,duration_time",
      "-of", "csv=p=0", video.path,
    ])
    let ends = String(decoding: told, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",").prefix(2).compactMap { Double($0) }.reduce(0, +)
    }
    #expect(abs(video.times.seconds(video.count) - (ends.max() ?? 0)) < 1e-6)
  }

  @Test func framesComeInTheOrderOfTheirNumbers() throws {
    let video = try video("colourful.mp4")
    let frames = try video.frames([20, 3, 20, 11])
    #expect(frames.map(\.number) == [20, 3, 20, 11])
    var visited: [Int] = []
    try video.visit([20, 3, 20, 11]) { visited.append($0.number) }
    #expect(visited == [3, 11, 20])
    let alone = try video.frame(11).picture().samples
    #expect(try frames[3].picture().samples == alone)
    #expect(try frames[1].picture().samples != alone)
    #expect(try video.frames([]).isEmpty)
  }

  @Test func aTimeHasTheFrameThatIsShown() throws {
    let video = try video("vfr.mp4")
    for number in [0, 1, video.count / 2, video.count - 1] {
      let (start, end) = (video.times.seconds(number), video.times.seconds(number + 1))
      #expect(try video.number(at: start) == number)
      #expect(try video.number(at: (start + end) / 2) == number)
      #expect(try video.frame(at: (start + end) / 2).number == number)
    }
    // A tick of AVI is a frame.
    let coarse = try self.video("mpeg4.avi")
    #expect(try coarse.number(at: 0.03) == 0 && coarse.number(at: 0.04) == 1)
    #expect(try coarse.number(at: 0.0799) == 1)
    #expect(coarse.numbers(in: 0.01..<0.03).isEmpty && coarse.numbers(in: 0.01..<0.05) == 1..<2)
    // Manifests have times to a microsecond.
    for number in 0..<video.count {
      let told = (video.times.seconds(number) * 1e6).rounded(.down) / 1e6
      #expect(try video.number(at: told) == number)
      #expect(video.numbers(in: told..<told + 1e-4) == number..<number + 1)
    }
    for time in [-0.5, video.times.seconds(video.count), .infinity, .nan] {
      let error = #expect(throws: WinnowError.self) { try video.number(at: time) }
      #expect(error?.kind == .outOfRange)
    }
    #expect(video.numbers(in: 0..<1e9) == 0..<video.count)
    #expect(video.numbers(in: 1e8..<1e9).isEmpty)
  }

  /// The same frames as an export of a clip that is the whole video.
  @Test func samplersChoose() throws {
    let video = try video("colourful.mp4")
    let count = video.count
    #expect(
      try video.frames(by: "uniform 3").map(\.number) == [count / 6, count / 2, 5 * count / 6])
    let second = video.numbers(in: 0.5..<1.5)
    let chosen = try video.frames(by: "uniform 2", in: 0.5..<1.5).map(\.number)
    #expect(chosen.count == 2 && chosen.allSatisfy(second.contains))
    #expect(try video.frames(by: "keyframes").map(\.number) == video.keyframes)
    let unknown = #expect(throws: WinnowError.self) { try video.frames(by: "unifrom 3") }
    #expect(unknown?.kind == .unknownName && unknown?.reason.contains("uniform") == true)
  }

  /// It reads scores, which are measured for it.
  @Test func theSharpestFrameIsThatOfAScan() throws {
    let video = try video("vfr.mp4")
    let measured = try video.measure()
    let values = MeasuredFrames.values(measured.frames)(
      of: "sharpness.laplacian", in: 0..<video.count)
    let best = values.max { ($0.value, -$0.frame) < ($1.value, -$1.frame) }?.frame
    #expect(try video.frames(by: "sharpest 1000").map(\.number) == [best])
  }

  @Test func picturesHaveTheSizeThatIsAskedFor() throws {
    let video = try video("colourful.mp4")
    let size = FrameSize(width: 90, height: 90)
    let shown = try shownByFFmpeg(
      [5], of: TestFolders.fixtures.appending(path: "colourful.mp4"),
      filter: "crop=180:180:70:0,scale=90:90:flags=bicubic+accurate_rnd")
    let picture = try video.frame(5).picture(size: size, fit: .crop)
    #expect(largestDifference(picture.samples, shown) <= 1)
    let error = #expect(throws: WinnowError.self) {
      try video.frame(5).picture(size: FrameSize(width: 0, height: 5))
    }
    #expect(error?.kind == .outOfRange)
  }

  /// What is left over is odd on each side.
  @Test func paddedPicturesLieInTheMiddle() throws {
    let size = FrameSize(width: 160, height: 160)
    let shown = try shownByFFmpeg(
      [5], of: TestFolders.fixtures.appending(path: "colourful.mp4"),
      filter: "scale=160:90:flags=bicubic+accurate_rnd,format=gbrp,pad=160:160:0:35")
    let picture = try video("colourful.mp4").frame(5).picture(size: size, fit: .pad)
    #expect(largestDifference(picture.samples, shown) <= 1)
  }

  @Test func aSizeThatThereAreNoPicturesOfIsAnError() throws {
    let frame = try video("colourful.mp4").frame(0)
    for (width, height) in [(0, 5), (5, 0), (-3, 5), (16385, 5), (16384, 16384), (.max, .max)] {
      let error = #expect(throws: WinnowError.self) {
        try frame.picture(size: FrameSize(width: width, height: height))
      }
      #expect(error?.kind == .outOfRange && error?.subject.hasSuffix("colourful.mp4") == true)
    }
    #expect(throws: WinnowError.self) {
      try FrameSize(width: 16256, height: 16256).check("make", "a picture")
    }
    try FrameSize(width: 16255, height: 16255).check("make", "a picture")
    #expect(try frame.picture(size: FrameSize(width: 16384, height: 16)).samples.count == 3 << 18)
  }

  @Test func planesOfFloatsAreTheSamePicture() throws {
    let picture = try video("colourful.mp4").frame(0).picture()
    let (planes, size) = (picture.planes, picture.width * picture.height)
    #expect(planes.count == 3 * size)
    for pixel in stride(from: 0, to: size, by: 97) {
      for colour in 0..<3 {
        #expect(planes[colour * size + pixel] == Float(picture.samples[3 * pixel + colour]) / 255)
      }
    }
  }

  @Test func planesAreThoseThatAreStored() throws {
    let stored = try TestProgram.ffmpeg.output([
      "-v", "error", "-i", TestFolders.fixtures.appending(path: "colourful.mp4").path, "-vf",
      "select=eq(n\\,4)", "-frames:v", "1", "-pix_fmt", "yuv420p", "-f", "rawvideo", "pipe:1",
    ])
    let planes = try video("colourful.mp4").frame(4).withPlanes { view in
      [view.luma, view.chroma?.u, view.chroma?.v].compactMap(\.self).map { Plane(copying: $0) }
    }
    #expect(planes.flatMap(\.samples) == stored)
  }

  @Test func whatIsNotThereIsAnError() throws {
    let video = try video("colourful.mp4")
    for number in [-1, video.count] {
      let error = #expect(throws: WinnowError.self) { try video.frame(number) }
      #expect(error?.kind == .outOfRange)
    }
    #expect(throws: MediaError.self) { try Video("/nope.mp4") }
    #expect(throws: MediaError.self) {
      try Video(TestFolders.fixtures.appending(path: "README.md").path)
    }
  }
}
