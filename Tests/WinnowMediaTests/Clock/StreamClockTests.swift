import Testing
import WinnowCore

@testable import WinnowMedia

/// Times of packets in the order they are decoded in, in ticks of a millisecond, against what is to come out.
@Suite struct StreamClockTests {
  /// Two groups of pictures with two B-frames between the others, at 25 frames a second.
  private static let groups = [0, 120, 40, 80, 240, 160, 200, 280, 400, 320, 360].enumerated().map {
    packet($1, dts: 40 * $0 - 80, isKeyframe: $1 == 0 || $1 == 280)
  }

  @Test func framesInAnotherOrderAreNoLeap() {
    #expect(leaps(Self.groups).isEmpty)
  }

  /// As some programs write it.
  @Test func keyframesThatAreNoneAreNoLeap() {
    let packets = Self.groups.map { Self.packet($0.pts!, dts: $0.dts!, isKeyframe: true) }
    #expect(leaps(packets).isEmpty)
  }

  /// The pictures before a keyframe of an open group come behind it.
  @Test func leadingPicturesAreNoLeap() {
    let times: [(Int64, Bool)] = [(0, true), (40, false), (160, true), (80, false), (120, false)]
    let packets = times.enumerated().map { Self.packet($1.0, dts: 40 * Int64($0) - 80, $1.1) }
    #expect(leaps(packets).isEmpty)
  }

  @Test func aStepBackTakesOneFrame() {
    let found = leaps(Self.groups + Self.groups)
    #expect(found == [ClockLeap(time: 440, from: 400, to: 0)])
    #expect(found.first?.offset == 440)
  }

  /// Joined inside a group of pictures.
  @Test func aStepBackNeedNotLandOnAKeyframe() {
    let first = Self.groups.map {
      Self.packet($0.pts! + 90_000, dts: $0.dts! + 90_000, $0.isKeyframe)
    }
    #expect(leaps(first + Self.groups.dropFirst()).count == 1)
  }

  /// Some containers tell no decoding times.
  @Test func aStepBackIsFoundWithoutDecodingTimes() {
    let packets = (Self.groups + Self.groups).map {
      StreamClock.Reading(pts: $0.pts, dts: nil, duration: 40, isKeyframe: $0.isKeyframe)
    }
    #expect(leaps(packets).map(\.time) == [440])
  }

  @Test func aLeapAheadOfMoreThanAMinuteLandsOnAKeyframe() {
    let lands = { (time: Int64, isKeyframe: Bool) in
      leaps(Self.groups + [Self.packet(time, dts: time, isKeyframe)]).map(\.time)
    }
    #expect(lands(400 + 60_001, true) == [440])
    #expect(lands(400 + 60_000, true) == [])
    #expect(lands(400 + 3_600_000, false) == [])
  }

  /// A table of frames says how long each is shown.
  @Test func aLongFrameIsMeantWhereATableSaysSo() {
    let last = StreamClock.Reading(pts: 440, dts: 440, duration: 90_000, isKeyframe: false)
    let packets = Self.groups + [last, Self.packet(90_440, dts: 90_440, true)]
    #expect(leaps(packets, hasFrameTable: true).isEmpty)
    #expect(leaps(packets).count == 1)
  }

  @Test func framesThatAllStandLongAreNoLeap() {
    #expect(leaps((0..<5).map { Self.packet($0 * 90_000, dts: $0 * 90_000, true) }).isEmpty)
  }

  @Test func whereThereIsSoundAPictureStands() {
    var asked: [ClosedRange<Double>] = []
    var clock = StreamClock(timeBase: Rational(1, 1000), nominalDuration: 0, hasFrameTable: false)
    for packet in Self.groups + [Self.packet(120_000, dts: 120_000, true)] {
      clock.take(packet) {
        asked.append($0...$1)
        return true
      }
    }
    #expect(asked == [0.4...120])
    #expect(clock.leaps.isEmpty)
  }

  /// Cameras that send single pictures stamp them as they come.
  @Test func timesThatWaverAreNoLeap() {
    let times: [Int64] = [0, 33, 70, 66, 101, 133, 133, 170, 199]
    #expect(leaps(times.map { Self.packet($0, dts: $0, true) }).isEmpty)
  }

  @Test func aRepeatedTimeIsALeapWhereDecodingTimesStepBack() {
    let again = Self.groups.map { Self.packet($0.pts! + 400, dts: $0.dts! + 360, $0.isKeyframe) }
    #expect(leaps(Self.groups + again).map(\.time) == [440])
  }

  /// No sum of what containers can say overflows.
  @Test func extremeTimes() {
    let far = Packet.farthest
    let times = [0, far, -far, far, -far, far - 1, -far + 1, 0, far]
    let clock = self.clock(
      times.map { Self.packet($0, dts: $0, true, duration: far) }, hasFrameTable: true)
    #expect(Packet.times.contains(clock.offset))
  }

  private static func packet(
    _ pts: Int64, dts: Int64, _ isKeyframe: Bool, duration: Int64 = 40
  ) -> StreamClock.Reading {
    StreamClock.Reading(pts: pts, dts: dts, duration: duration, isKeyframe: isKeyframe)
  }

  private static func packet(_ pts: Int, dts: Int, isKeyframe: Bool) -> StreamClock.Reading {
    packet(Int64(pts), dts: Int64(dts), isKeyframe)
  }

  private static func packet(
    _ pts: Int64, dts: Int64, isKeyframe: Bool
  ) -> StreamClock.Reading { packet(pts, dts: dts, isKeyframe) }

  private func leaps(
    _ packets: [StreamClock.Reading], hasFrameTable: Bool = false
  ) -> [ClockLeap] { clock(packets, hasFrameTable: hasFrameTable).leaps }

  private func clock(_ packets: [StreamClock.Reading], hasFrameTable: Bool) -> StreamClock {
    var clock = StreamClock(
      timeBase: Rational(1, 1000), nominalDuration: 0, hasFrameTable: hasFrameTable)
    for packet in packets { clock.take(packet) }
    return clock
  }
}
