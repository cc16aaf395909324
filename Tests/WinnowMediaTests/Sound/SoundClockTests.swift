import CFFmpeg
import Testing

@testable import WinnowMedia

@Suite struct SoundClockTests {
  /// What packets begin at, of which each is 20 ticks long.
  private func starts(_ times: [Int64?], _ stretches: [SoundStretch] = []) throws -> [Int64?] {
    var clock = SoundClock(tolerance: 5, stretches: stretches)
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

  /// The pictures of the second stretch begin at 140.
  private static let stretches = [
    SoundStretch(first: 0, shift: 0, limit: 140),
    SoundStretch(first: 3, shift: 140, begin: 140),
  ]

  @Test func soundLeapsWithTheVideo() throws {
    #expect(try starts([100, 120, 130, 0, 20], Self.stretches) == [100, 120, 130, 140, 160])
    #expect(try starts([100, 120, 130, -20, 0], Self.stretches) == [100, 120, 130, nil, 140])
  }

  @Test func soundBehindThePicturesIsLeftOut() throws {
    #expect(try starts([100, 120, 140, 0, 20], Self.stretches) == [100, 120, nil, 140, 160])
    #expect(try starts([120, 140, nil, 0, nil], Self.stretches) == [120, nil, nil, 140, 160])
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
