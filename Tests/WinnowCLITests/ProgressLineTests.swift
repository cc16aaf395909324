import Testing
import Winnow

@testable import WinnowCLI

@Suite struct ProgressLineTests {
  private func state(
    videos: Int, finished: Int, failed: Int = 0, frames: Int = 0, seconds: Double = 0
  ) -> ScanProgress.State {
    var state = ScanProgress().current
    (state.videos, state.finished, state.failed) = (videos, finished, failed)
    (state.frames, state.videoSeconds) = (frames, seconds)
    return state
  }

  @Test func itTellsRatesFailuresAndTheTimeLeft() {
    let line = ProgressLine.describe(
      state(videos: 40, finished: 10, failed: 1, frames: 8500, seconds: 340), elapsed: 10)
    #expect(line == "10/40 videos  850 frames/s  34.0 video s/s  1 failed  0:30 left")
  }

  @Test func theBeginningAndTheEndHaveNoTimeLeft() {
    #expect(
      ProgressLine.describe(state(videos: 5, finished: 0), elapsed: 0)
        == "0/5 videos  0 frames/s  0.0 video s/s")
    #expect(
      ProgressLine.describe(state(videos: 5, finished: 5, frames: 100, seconds: 4), elapsed: 2)
        == "5/5 videos  50 frames/s  2.0 video s/s")
  }

  @Test func longTimesHaveHours() {
    let line = ProgressLine.describe(state(videos: 1001, finished: 1), elapsed: 7.325)
    #expect(line.hasSuffix("2 h 2:05 left"))
    let hour = ProgressLine.describe(state(videos: 2, finished: 1), elapsed: 3599.5)
    #expect(hour.hasSuffix("1 h 0:00 left"))
  }
}
