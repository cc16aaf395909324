/// How many frames only repeat the one before although the picture moves: 24 frames a second stored
/// as 60 give 0.6, every frame stored twice 0.5.
///
/// A frame repeats if its difference from the one before is far below those of frames on both sides
/// of it. The differences are taken about their means, so that a flickering light moves nothing.
/// Frames are judged a few frames late, and those of a shot that come before anything moves only where
/// it stays still as long as frames repeat. A still or frozen picture has no repeats.
package struct RepeatedFrames: Metric {
  /// Frames to each side among which one must move: up to five repeats in a row are seen.
  static let reach = 6
  /// Share of the difference of moving frames below which a frame repeats.
  static let share = 0.3
  /// Levels that moving frames differ by at least; less may be codec noise.
  static let leastMotion = 0.5

  package let scores = [
    ScoreDescription(
      "motion.repeated",
      formula: "share of frames that differ by at most 0.3 times as much as frames on both sides",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .analysis,
      source: "as mpdecimate drops frames, but relative to the motion around",
      needsOtherFrames: true)
  ]

  /// Standard deviations of the luma differences of the last frames, in levels.
  private var differences: [Double] = []
  /// The first in `differences` that is not judged yet.
  private var next = 0
  private var cuts = CutWatch()
  private var judged = 0
  private var repeated = 0

  package init() {}

  package mutating func watch(_ step: FrameStep) {
    let isCut = cuts.isCut(step)
    guard let difference = step.difference, !isCut else {
      (differences, next, judged, repeated) = ([], 0, 0, 0)
      return
    }
    differences.append(difference.variance.squareRoot())
    if differences.count - next > Self.reach { judge() }
  }

  package mutating func measure(_ sample: Sample) -> [Double?] {
    defer { (judged, repeated) = (0, 0) }
    return [judged > 0 ? Double(repeated) / Double(judged) : nil]
  }

  private mutating func judge() {
    let before = differences[..<next].max() ?? 0
    let after = differences[(next + 1)...].max() ?? 0
    let motion = min(before, after)
    if next == Self.reach || before >= Self.leastMotion { judged += 1 }
    if motion >= Self.leastMotion, differences[next] <= Self.share * motion { repeated += 1 }
    if next == Self.reach { differences.removeFirst() } else { next += 1 }
  }
}
