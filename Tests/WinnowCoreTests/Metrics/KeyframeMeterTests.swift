import TestSupport
import Testing

@testable import WinnowCore

@Suite struct KeyframeMeterTests {
  @Test(arguments: ["sharp.mp4", "dark.mp4", "ten-bit.mp4", "letterboxed.mp4"])
  func aSingleFrameScoresAsItDoesAmongOthers(name: String) throws {
    let meter = KeyframeMeter(Set(Instruments.standard.singleFrameScores), of: .standard)
    #expect(meter.scores == Instruments.standard.singleFrameScores)
    try FixtureFrames.withPair(name, 5) { frame, previous in
      let all = try Instruments.standard.values(frame, previous: previous)
      let among = Dictionary(uniqueKeysWithValues: zip(Instruments.standard.scores.ids, all))
      for (id, value) in zip(meter.scores, try values(meter, frame)) {
        let expected = try #require(among[id])
        #expect(value == expected || value.isNaN && expected.isNaN, "\(id)")
      }
    }
  }

  @Test func onlyWhatIsWantedIsMeasured() {
    let meter = KeyframeMeter(["exposure.dark", "motion.vmaf", "unknown"], of: .standard)
    #expect(meter.scores == ["exposure.luma", "exposure.dark", "exposure.bright"])
    #expect(KeyframeMeter([], of: .standard).scores.isEmpty)
  }

  private func values(_ meter: KeyframeMeter, _ frame: FrameView) throws -> [Float] {
    let scale = WorkingScale(width: frame.luma.width, height: frame.luma.height)
    return try meter.measure(
      Sample(frame: frame, scale: scale),
      reduced: AnalysisFrame(reducing: frame, index: 0, time: 0))
  }
}
