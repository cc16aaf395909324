import Testing

@testable import Winnow
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
    let line = state(videos: 40, finished: 10, failed: 1, frames: 8500, seconds: 340)
      .line(elapsed: 10, onTerminal: false)
    #expect(line == "10/40 videos  850 frames/s  34 h of video an hour  1 failed  0:30 left")
  }

  @Test func nothingIsToldBeforeThereIsSomethingToDo() {
    #expect(state(videos: 0, finished: 0).line(elapsed: 1, onTerminal: true) == nil)
    #expect(ExportProgress().current.line(elapsed: 1, onTerminal: false) == nil)
  }

  @Test func theBeginningAndTheEndHaveNoTimeLeft() {
    #expect(
      state(videos: 5, finished: 0).line(elapsed: 0, onTerminal: false)
        == "0/5 videos  0 frames/s  0.0 h of video an hour")
    #expect(
      state(videos: 5, finished: 5, frames: 100, seconds: 4).line(elapsed: 2, onTerminal: false)
        == "5/5 videos  50 frames/s  2.0 h of video an hour")
  }

  @Test func longTimesHaveHours() {
    let line = state(videos: 1001, finished: 1).line(elapsed: 7.325, onTerminal: false)
    #expect(line?.hasSuffix("2 h 2:05 left") == true)
    let hour = state(videos: 2, finished: 1).line(elapsed: 3599.5, onTerminal: false)
    #expect(hour?.hasSuffix("1 h 0:00 left") == true)
  }

  @Test func theTimeLeftGoesByBytes() {
    var state = state(videos: 4, finished: 1, failed: 1)
    (state.bytes, state.finishedBytes) = (1000, 750)
    #expect(state.share == 0.75)
    #expect(
      state.line(elapsed: 30, onTerminal: true)
        == "scan   [##########....] 1/4 videos  0:10 left  1 failed  0 frames/s  0.0 h of video an hour"
    )
  }

  @Test func oneLongVideoHasTimeLeftToo() {
    var state = state(videos: 1, finished: 0, frames: 500, seconds: 20)
    (state.bytes, state.openBytes) = (1000, 250)
    #expect(
      state.line(elapsed: 10, onTerminal: false)
        == "0/1 videos  50 frames/s  2.0 h of video an hour  0:30 left")
    state.openBytes = 5000
    #expect(state.share == 1)
  }

  @Test func aScanEndsWithItsRate() {
    var summary = Scan.Summary()
    (summary.found, summary.scanned, summary.failed) = (4, 3, 1)
    #expect(
      summary.line(verb: "scanned", videoSeconds: 600, elapsed: 20)
        == "scanned 3 of 4 files, 1 failed: 10 min of video in 20 s, 30 h of video an hour")
    #expect(
      summary.line(verb: "scanned", videoSeconds: 0, elapsed: 20)
        == "scanned 3 of 4 files, 1 failed")
  }

  @Test func anExportHasABarToo() throws {
    var state = ExportProgress().current
    (state.videos, state.finished, state.written) = (4, 1, 6)
    #expect(
      state.line(elapsed: 2, onTerminal: true)
        == "export [###...........] 1/4 videos  6 files written  0:06 left")
    #expect(
      state.line(elapsed: 2, onTerminal: false) == "1/4 videos  6 files written  0:06 left")
  }

  @Test func barsEndAtBothEnds() {
    #expect(ProgressLine.bar(share: 0, width: 4) == "[....]")
    #expect(ProgressLine.bar(share: 1, width: 4) == "[####]")
    #expect(ProgressLine.bar(share: 1.5, width: 4) == "[####]")
  }

  @Test func whatIsFoundIsToldByItsEnding() {
    var overview = ScanProgress.Overview()
    (overview.found, overview.bytes, overview.known) = (12, 1_250_000, 3)
    overview.endings = ["mp4": 7, "mkv": 4, "": 1]
    #expect(
      overview.line == "found 12 files, 1.2 MB: 7 mp4, 4 mkv, 1 without ending; 3 known already")
    overview.endings = Dictionary(uniqueKeysWithValues: "abcdefg".map { ("\($0)", 1) })
    #expect(overview.line.contains("1 e, 2 others"))
  }

  @Test func sizesHaveTheUnitThatFits() {
    #expect(ScanProgress.Overview.size(0) == "0.0 kB")
    #expect(ScanProgress.Overview.size(999_400) == "999 kB")
    #expect(ScanProgress.Overview.size(999_900) == "1.0 MB")
    #expect(ScanProgress.Overview.size(12_345_678_901) == "12 GB")
  }

  @Test func aLineIsCutByWhatIsShown() {
    let line = "[\u{1B}[32m###\u{1B}[39m..] 12"
    #expect(line.prefixShown(3) == "[\u{1B}[32m##\u{1B}[39m")
    #expect(line.prefixShown(80) == line)
    #expect("plain".prefixShown(2) == "pl")
  }
}
