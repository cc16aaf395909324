import TestSupport
import Testing
import WinnowCore

@Suite struct ClipRulesTests {
  private func clips(
    _ rules: ClipRules, _ times: FrameTimes, _ shots: [Shot]? = nil
  ) -> [Range<Int>] {
    let shots = shots ?? Shot.list(of: [], frameCount: times.count)
    return rules.clips(of: shots, in: MeasuredFrames(times: times)).map(\.frames)
  }

  private func rules(_ minimum: Double, _ maximum: Double, trim: Double = 0) -> ClipRules {
    var rules = ClipRules()
    (rules.minimum, rules.maximum, rules.trim) = (minimum, maximum, trim)
    return rules
  }

  /// Ten seconds at most four long are three parts; each begins at the first frame at or after its
  /// third: 83.3 and 166.7 frames.
  @Test func aLongShotIsSplitEvenly() {
    #expect(clips(rules(0, 4), .constant(250)) == [0..<84, 84..<167, 167..<250])
    #expect(clips(rules(0, 5), .constant(250)) == [0..<125, 125..<250])
    #expect(clips(rules(0, 10), .constant(250)) == [0..<250])
    #expect(clips(rules(0, 10), .constant(251)) == [0..<126, 126..<251])
  }

  /// The parts of a shot follow each other, differ by at most a frame, and last at most `maximum` as
  /// far as whole frames allow.
  @Test(arguments: [0.1, 0.33, 1, 2.5, 7, 60])
  func partsCoverTheShotEvenly(maximum: Double) {
    for count in [1, 2, 9, 24, 25, 26, 100, 251, 1_000] {
      let parts = clips(rules(0, maximum), .constant(count))
      #expect(parts.first?.lowerBound == 0 && parts.last?.upperBound == count)
      for (a, b) in zip(parts, parts.dropFirst()) { #expect(a.upperBound == b.lowerBound) }
      let lengths = parts.map(\.count)
      #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
      #expect(Double(lengths.max() ?? 0) / 25 < maximum + 0.04)
      let fewest = (Double(count) / 25 / maximum - 1e-9).rounded(.up)
      #expect(parts.count == min(count, Int(fewest)))
    }
  }

  /// 5.1 s in equal parts of at most 2.5 s would be three of 1.7 s, each below the least of 2 s.
  @Test func whereEqualPartsWouldBeTooShortTheyAreOfTheGreatestLength() {
    #expect(clips(rules(2, 2.5), .constant(128)) == [0..<63, 63..<125])
    #expect(clips(rules(2, 2.5), .constant(150)) == [0..<50, 50..<100, 100..<150])
  }

  @Test func shortPartsAreNoClips() {
    #expect(clips(rules(2, 60), .constant(50)) == [0..<50])
    #expect(clips(rules(2, 60), .constant(49)) == [])
    #expect(clips(rules(0, 60), .constant(1)) == [0..<1])
    #expect(clips(rules(2, 60), .constant(0)) == [])
  }

  /// Shots of 1.44 s, 2 s and 1 s.
  @Test func shortPartsSayByHowMuch() {
    let boundaries = [36, 86].map {
      ShotBoundary(frame: $0, transition: .cut, span: $0..<$0, confidence: 1)
    }
    let (times, rules) = (FrameTimes.constant(111), rules(2, 60))
    let parts = rules.parts(
      of: Shot.list(of: boundaries, frameCount: 111), in: MeasuredFrames(times: times))
    #expect(parts.map(\.frames) == [0..<36, 36..<86, 86..<111])
    #expect(parts.map(\.shot) == [0, 1, 2])
    let misses = parts.map { part in
      let time = times[part.frames.lowerBound]..<times[part.frames.upperBound]
      return rules.miss(of: time, times.timeBase)
    }
    #expect(misses.map { $0?.description } == ["clips.min 1.44 < 2", nil, "clips.min 1 < 2"])
  }

  /// One second of 100 frames, then nine seconds of 9: time is halved, not the number of frames.
  @Test func lengthsAreTimesNotNumbersOfFrames() {
    let durations = [Int64](repeating: 128, count: 100) + [Int64](repeating: 12_800, count: 9)
    let times = FrameTimes(durations: durations, start: 77)
    #expect(clips(rules(0, 5), times) == [0..<104, 104..<109])
    #expect(clips(rules(5.5, 6), times) == [0..<105])
    #expect(clips(rules(5, 5), times) == [0..<104, 104..<109])
  }

  @Test func framesOfTransitionsAreLeftOut() {
    let boundaries = [
      ShotBoundary(frame: 100, transition: .dissolve, span: 95..<106, confidence: 1),
      ShotBoundary(frame: 200, transition: .cut, span: 200..<200, confidence: 1),
    ]
    let shots = Shot.list(of: boundaries, frameCount: 300)
    let found = rules(0, 60).clips(of: shots, in: .constant(300))
    #expect(found.map(\.frames) == [0..<95, 106..<200, 200..<300])
    #expect(found.map(\.shot) == [0, 1, 2])
  }

  /// Half a second is 12.5 frames: what begins inside it is cut off at both ends.
  @Test func bothEndsAreTrimmed() {
    #expect(clips(rules(0, 60, trim: 0.5), .constant(250)) == [13..<238])
    #expect(clips(rules(0, 60, trim: 0.4), .constant(250)) == [10..<240])
    #expect(clips(rules(0, 60, trim: 5), .constant(250)) == [])
    #expect(clips(rules(0, 60, trim: 1e300), .constant(250, start: 512)) == [])
  }

  /// Times from a damaged file: more parts than anybody could count, in no time and without a trap.
  @Test func extremeGapsDoNoHarm() {
    var times = FrameTimes(timeBase: Rational(1, 1))
    for pts: Int64 in [.min, 0, 1, 2, .max] { times.append(pts: pts, duration: .max) }
    let found = clips(rules(0, 0.1), times)
    #expect(found.allSatisfy { 0..<5 ~= $0.lowerBound && $0.upperBound <= 5 && !$0.isEmpty })
    for (a, b) in zip(found, found.dropFirst()) { #expect(a.upperBound <= b.lowerBound) }
  }
}
