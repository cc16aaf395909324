import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ScanProgressTests {
  private func source(_ path: String) -> VideoSource {
    VideoSource(root: "/", path: path, size: 1000, modified: 0)
  }

  @Test func videosUnderwayCountAsFarAsTheyHaveCome() {
    let progress = ScanProgress()
    progress.count(ScanStep(frames: 10, seconds: 1, bytes: 100), of: source("a"))
    progress.count(ScanStep(frames: 5, seconds: 2, bytes: 300), of: source("b"))
    progress.count(ScanStep(frames: 10, seconds: 3, bytes: 200), of: source("a"))
    progress.count(.signOfLife, of: source("a"))
    #expect(progress.current.frames == 25)
    #expect(progress.current.videoSeconds == 5)
    #expect(progress.current.openBytes == 500)
    progress.finish(VideoRecord(source: source("a"), outcome: .failed))
    #expect(progress.current.videoSeconds == 2)
    #expect(progress.current.openBytes == 300)
    #expect(progress.current.finishedBytes == 1000)
  }

  @Test func stepsAddUp() {
    var step = ScanStep(frames: 1, seconds: 1, bytes: 10)
    step.add(ScanStep(frames: 2, seconds: nil, bytes: 30))
    step.add(.signOfLife)
    #expect((step.frames, step.seconds, step.bytes) == (3, 1, 30))
  }

  @Test(arguments: ["hard-cuts.mp4", "vp9.webm", "interlaced.mpg", "late.ts"])
  func aScanTellsHowFarItHasCome(name: String) throws {
    let path = TestFolders.fixture(name).path
    let source = try #require(try InputWalker.sources(in: [path]).first)
    var steps: [ScanStep] = []
    let record = VideoScanner(recipe: Recipe()).scan(source, stages: nil) { step in
      if step.frames > 0 { steps.append(step) }
      return true
    }
    let times = try #require(record?.measurements).times
    #expect(steps.count == times.count)
    let (bytes, seconds) = (steps.compactMap(\.bytes), steps.compactMap(\.seconds))
    #expect(bytes == bytes.sorted() && seconds == seconds.sorted())
    #expect(abs(try #require(seconds.last) - times.duration) < 0.1)
    let read = Double(try #require(bytes.last)) / Double(source.size)
    #expect(0.9...1 ~= read, "\(read)")
  }
}
