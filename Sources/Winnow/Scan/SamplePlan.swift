import WinnowCore

/// Decides, frame by frame, which frames are scored: one each interval, and one soon after the
/// picture jumps or changes its size, so that short shots have a sample of their own.
///
/// A jump never brings samples closer than half an interval, which bounds the work at twice the
/// rate.
struct SamplePlan {
  /// Frames after a jump until the picture is settled.
  static let settling = 2

  private let interval: Int64
  private var next: Int64?
  private var last: Int64?
  private var settlesAt: Int?

  /// - Parameter rate: samples per second.
  init(rate: Double, timeBase: Rational) {
    interval = max(1, MediaTime.ticks(1 / rate, timeBase))
  }

  /// Whether the frame of `step` is to be scored.
  mutating func takes(_ step: FrameStep) -> Bool {
    let frame = step.frame
    if step.isJump, last != nil { settlesAt = frame.index + Self.settling }
    let isDue = next.map { frame.time >= $0 } ?? true
    let isSettled = settlesAt.map { frame.index >= $0 } ?? false
    let isFarEnough = last.map { frame.time &- $0 >= interval / 2 } ?? true
    guard isDue || (isSettled && isFarEnough) else { return false }
    // A long gap moves the grid, so that it is not followed by a burst of overdue samples.
    next = isDue ? max((next ?? frame.time) &+ interval, frame.time &+ interval / 2) : next
    last = frame.time
    settlesAt = nil
    return true
  }
}
