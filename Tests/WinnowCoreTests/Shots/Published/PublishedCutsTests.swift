import TestSupport
import Testing

@testable import WinnowCore

/// The published detectors find the cuts, and compute the scores, of the programs they follow:
/// PySceneDetect 0.7.1 on OpenCV 5.0.0, and scdet of FFmpeg 5.1, as `Tests/Published/published.py`
/// asked them.
@Suite struct PublishedCutsTests {
  private static let answers = (try? PublishedAnswers.read())
  private static let videos = answers?.videos ?? []

  @Test func thereAreAnswers() throws {
    let answers = try PublishedAnswers.read()
    #expect(answers.videos.count { $0.isClip } == 7)
    let names = Set(Instruments.standard.detectors.map { $0.name }).subtracting(["transitions"])
    #expect(answers.videos.allSatisfy { Set($0.detectors.keys) == names })
  }

  @Test(arguments: videos.filter { !$0.isClip })
  func fixturesHaveTheCutsOfThePrograms(video: PublishedAnswers.Video) throws {
    try compare(video)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: videos.filter(\.isClip))
  func realClipsHaveTheCutsOfThePrograms(video: PublishedAnswers.Video) throws {
    try compare(video)
  }

  private func compare(_ video: PublishedAnswers.Video) throws {
    let names = video.detectors.keys.sorted()
    let whole = try WholeVideo(path: video.path)
    var runs = try names.map { name in
      ScoredRun(
        try #require(Instruments.standard.detector(name, framesPerSecond: whole.framesPerSecond)))
    }
    try whole.forEachFrame { frame, picture in
      for i in runs.indices { runs[i].push(frame, picture) }
    }
    for (name, run) in zip(names, runs) {
      let answer = try #require(video.detectors[name])
      #expect(run.cuts == answer.cuts, "\(name)")
      let difference = run.difference(from: answer.scores, every: try #require(Self.answers).every)
      #expect(difference <= Self.tolerance(name, video), "\(name)")
    }
  }

  /// Half of the last digit the answers are written with. The programs read samples of ten bits, or
  /// reduce them otherwise.
  private static func tolerance(_ name: String, _ video: PublishedAnswers.Video) -> Double {
    if video.video == "ten-bit.mp4" { return name == "content" ? 0.2 : 0.02 }
    return name == "scdet" ? 0.000501 : 0.000_000_501
  }
}
