import CFFmpeg
import Testing
import WinnowCore

@testable import WinnowMedia

@Suite struct SoundClockTests {
  /// What packets begin at, of which each is 20 ticks long.
  private func starts(_ times: [Int64?], leaps: [ClockLeap] = []) throws -> [Int64?] {
    var clock = SoundClock(tolerance: 5, leaps: leaps)
    return try times.map { time in
      let packet = try Packet(path: "")
      packet.pointer.pointee.pts = time ?? winnow_no_pts
      packet.pointer.pointee.duration = 20
      return clock.start(of: packet)
    }
  }

  @Test func timesThatIncreaseStay() throws {
    #expect(try starts([-20, 0, 20, 45, 4000]) == [-20, 0, 20, 45, 4000])
  }

  @Test func whatIsBehindAStepBackFollowsWhatIsBeforeIt() throws {
    #expect(try starts([100, 120, 30, 50, 10, 30]) == [100, 120, 140, 160, 180, 200])
  }

  /// The video's last frame before the leap ends at 140, and the sound's last packet at 160.
  @Test func soundLeapsWithTheVideo() throws {
    let leap = ClockLeap(time: 140, from: 130, to: 0)
    #expect(
      try starts([100, 120, 140, 0, 20, 40], leaps: [leap]) == [100, 120, 140, 140, 160, 180])
    #expect(
      try starts([100, 120, 140, -20, 0, 20], leaps: [leap]) == [100, 120, 140, nil, 140, 160])
  }

  @Test func soundThatGoesOnDoesNotLeap() throws {
    let leap = ClockLeap(time: 140, from: 130, to: 3000)
    #expect(try starts([100, 120, 140, 160], leaps: [leap]) == [100, 120, 140, 160])
    #expect(try starts([100, 120, 3010, 3030], leaps: [leap]) == [100, 120, 150, 170])
  }

  @Test func roundedTimesAreNoSteps() throws {
    #expect(try starts([100, 98, 120, 120, 141]) == [100, 100, 120, 120, 141])
  }

  @Test func aPacketWithoutATimeFollows() throws {
    #expect(try starts([nil, 100, nil, 140]) == [nil, 100, 120, 140])
  }

  @Test func timesAtTheEndsOfTheClockTrapNothing() throws {
    let far = Packet.farthest
    for times in [
      [far, -far, far, -far, far, -far, far, -far], [-far, far, far + 1, .max, .min + 1],
    ] {
      for start in try starts(times) { #expect(start.map(Packet.times.contains) != false) }
    }
  }
}
