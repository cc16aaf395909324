import Testing
import WinnowCore

/// Clips of a screen recording whose frames come when something moves: irregular times with gaps.
@Suite struct VariableRateClipsTests {
  /// Milliseconds. The last frame is shown until 12 000.
  ///
  ///     frame  0   1   2    3    4     5     6     7     8     9    10    11    12     13
  private static let pts: [Int64] = [
    17, 50, 84, 117, 950, 984, 3017, 3050, 3084, 5984, 6017, 9000, 9033, 11_500,
  ]

  private let times: FrameTimes = {
    var times = FrameTimes(timeBase: Rational(1, 1000))
    for (pts, next) in zip(pts, pts.dropFirst() + [12_000]) {
      times.append(pts: pts, duration: next - pts)
    }
    return times
  }()

  private func clips(_ shots: [Shot]? = nil, change: (inout ClipRules) -> Void) -> [Range<Int>] {
    var rules = ClipRules()
    (rules.minimum, rules.maximum) = (0, 60)
    change(&rules)
    let shots = shots ?? Shot.list(of: [], frameCount: times.count)
    return rules.clips(of: shots, in: MeasuredFrames(times: times)).map(\.frames)
  }

  /// 11 983 ms in parts of at most 4 s are three: they end at 17 + 3994 = 4011 and 17 + 7988 = 8005,
  /// which is in the gaps before frames 9 and 11.
  @Test func equalPartsAreEqualInTime() {
    #expect(clips { $0.maximum = 4 } == [0..<9, 9..<11, 11..<14])
  }

  /// The same parts last 5967, 3016 and 3000 ms.
  @Test func partsAreAsLongAsTheirFramesAreShown() {
    #expect(
      clips {
        $0.maximum = 4
        $0.minimum = 3.01
      } == [0..<9, 9..<11])
  }

  /// A second each: marks at 17, 1017, 2017, 3017, ... Frames 6 and 10 are at a mark; 9, 11, 12 and
  /// 13 follow those of 5017, 8017, 9017 and 11 017.
  @Test func stridesAreCountedInTime() {
    let found = clips {
      $0.maximum = 1
      $0.split = .stride
    }
    #expect(found == [0..<6, 6..<9, 9..<10, 10..<11, 11..<12, 12..<13, 13..<14])
  }

  /// Two seconds every 2.5: marks at 17, 2517, 5017, 7517 and 10 017; windows to 2017, 4517, 7017,
  /// 9517 and the end. The last lasts half a second.
  @Test func stridesMayLeaveGaps() {
    let rules = { (rules: inout ClipRules) in
      (rules.maximum, rules.split, rules.stride) = (2, .stride, 2.5)
    }
    #expect(clips(change: rules) == [0..<6, 6..<9, 9..<11, 11..<13, 13..<14])
    #expect(
      clips {
        rules(&$0)
        $0.minimum = 0.6
      } == [0..<6, 6..<9, 9..<11, 11..<13])
  }

  /// Five seconds every three: from 17, 3017, 6017 and 9017, the last to the end.
  @Test func stridesMayOverlap() {
    let found = clips { ($0.maximum, $0.split, $0.stride) = (5, .stride, 3) }
    #expect(found == [0..<9, 6..<11, 10..<13, 12..<14])
  }

  /// From 17 + 100 on, and until 12 000 - 100 as far as whole frames allow; two frames besides.
  @Test func trimsAreCountedInTimeAndInFrames() {
    #expect(clips { $0.trim = 0.1 } == [3..<14])
    #expect(clips { $0.trim = 0.101 } == [4..<14])
    #expect(clips { $0.trim = 1 } == [6..<13])
    #expect(clips { ($0.trim, $0.trimFrames) = (0.1, 2) } == [5..<12])
    #expect(clips { $0.trimFrames = 7 } == [])
    #expect(clips { $0.trimFrames = .max } == [])
  }

  /// A dissolve over frames 3..<6 leaves 0..<3 and 6..<14, a cut at 11 ends the second shot there. A
  /// second more at the dissolve: until 117 - 1000, so nothing of the first; from 3017 + 1000 on.
  @Test func moreIsCutOffAtAGradualTransition() {
    let shots = Shot.list(
      of: [
        ShotBoundary(frame: 4, transition: .dissolve, span: 3..<6, confidence: 1),
        ShotBoundary(frame: 11, transition: .cut, span: 11..<11, confidence: 1),
      ], frameCount: 14)
    #expect(clips(shots) { _ in } == [0..<3, 6..<11, 11..<14])
    #expect(clips(shots) { $0.trimGradual = 1 } == [9..<11, 11..<14])
    #expect(clips(shots) { $0.trimGradual = 0.05 } == [0..<2, 8..<11, 11..<14])
    #expect(clips(shots) { ($0.trimGradual, $0.trimFrames) = (0.05, 1) } == [9..<10, 12..<13])
  }
}
