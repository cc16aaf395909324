import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

@Suite struct VideoMeasuringTests {
  private func path(_ name: String) -> String { TestFolders.fixtures.appending(path: name).path }

  @Test(arguments: ["hard-cuts.mp4", "dissolve.mp4", "fades.mp4", "no-times.h264"])
  func shotsAreThoseOfAScan(name: String) throws {
    let shots = try Video(path(name)).shots()
    let listed = try ShotListing(of: path(name), recipe: Recipe())
    #expect(shots.map(\.frames.lowerBound) == listed.shots.map(\.startFrame))
    #expect(shots.map(\.transition) == listed.shots.map(\.transition))
    #expect(try Video(path(name)).measure().shots == shots)
  }

  @Test func aDetectorIsChosenByItsName() throws {
    let video = try Video(path("hard-cuts.mp4"))
    #expect(try video.shots(by: "content 1").count >= video.shots(by: "content 100").count)
    #expect(throws: WinnowError.self) { try video.shots(by: "nobody's") }
  }

  /// A stretch that is all of a video has the scores of a scan.
  @Test(arguments: ["colourful.mp4", "vfr.mp4", "hard-cuts.mp4", "ten-bit.mp4"])
  func scoresOfAllAreThoseOfAScan(name: String) throws {
    let video = try Video(path(name))
    let measured = try video.measure()
    let whole = measured.scores(of: measured.samples(in: 0..<video.count))
    let stretch = try video.scores(in: video.times.seconds(0)..<video.times.seconds(video.count))
    #expect(stretch.statistics == whole.statistics)
    #expect(stretch.statistics.count > 10)
  }

  /// As those of a file that holds the stretch and nothing else, without loss.
  @Test(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
  func scoresOfAStretchAreThoseOfAFileOfIt() throws {
    let folder = try TemporaryFolder()
    let alone = folder.url.appending(path: "alone.mkv").path
    let video = try Video(path("colourful.mp4"))
    let (first, end) = (video.count / 3, 2 * video.count / 3)
    _ = try TestProgram.ffmpeg.output([
      "-v", "error", "-i", video.path, "-vf",
      "trim=start_frame=\(first):end_frame=\(end),setpts=PTS-STARTPTS", "-c:v", "ffv1", alone,
    ])
    let stretch = try video.scores(in: video.times.seconds(first)..<video.times.seconds(end))
    let cut = try Video(alone)
    #expect(cut.count == end - first)
    let whole = try cut.scores(in: 0..<1000)
    for (name, score) in whole.statistics {
      let own = try #require(stretch.statistics[name], "\(name)")
      #expect(abs(own.median - score.median) <= 1e-4 * max(1, abs(score.median)), "\(name)")
    }
    #expect(Set(whole.statistics.keys) == Set(stretch.statistics.keys))
  }

  @Test func aStretchIsNamedByItsFramesToo() throws {
    let video = try Video(path("vfr.mp4"))
    let seconds = video.times.seconds(10)..<video.times.seconds(30)
    let scores = try video.scores(in: seconds)
    #expect(try video.scores(frames: 10..<30).statistics == scores.statistics)
    #expect(!scores.statistics.isEmpty)
    #expect(throws: WinnowError.self) { try video.scores(frames: 10..<10) }
  }

  @Test func aStretchWithoutFramesIsAnError() throws {
    let error = #expect(throws: WinnowError.self) {
      try Video(path("colourful.mp4")).scores(in: 100..<101)
    }
    #expect(error?.kind == .outOfRange)
  }
}
