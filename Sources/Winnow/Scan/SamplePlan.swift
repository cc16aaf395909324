import WinnowCore

/// Decides, frame by frame, which frames are scored: the first, one each interval, and one soon after
/// the picture jumps or changes its size, so that short shots have a sample of their own.
///
/// A frame is picked two frames ahead. The frames before it, which its scores of change need, are
/// then the only ones that have to be kept, and a picture that has jumped is settled. A jump never
/// brings samples closer than half an interval, which bounds the work at twice the rate.
struct SamplePlan {
  /// Grows whenever other frames of the same video would be scored.
  static let revision = 1

  /// Frames from the one that gives a reason to the one that is scored.
  static let lead = 2

  private let interval: Int64
  private var next: Int64?
  private var last: Int64?
  /// Bit n: whether the n-th frame from the current one on is due.
  private var due: UInt8 = 0
  /// When the picture has settled after a jump; nil where a frame was scored since.
  private var settlesAt: Int?

  /// - Parameter rate: samples per second.
  init(rate: Double, timeBase: Rational) {
    interval = max(1, MediaTime.ticks(1 / rate, timeBase))
  }

  /// Whether the frame of `step` is to be scored.
  mutating func takes(_ step: FrameStep) -> Bool {
    let (time, index) = (step.frame.time, step.frame.index)
    guard let next, let last else {
      self.next = time &+ interval
      self.last = time
      return true
    }
    due >>= 1
    if time >= next {
      due |= 1 << Self.lead
      // A long gap moves the grid, so that it is not followed by a burst of overdue samples.
      self.next = max(next &+ interval, time &+ interval / 2)
    }
    if step.isJump { settlesAt = index + Self.lead }
    let isSettled = settlesAt.map { index >= $0 } ?? false
    guard due & 1 != 0 || (isSettled && time &- last >= interval / 2) else { return false }
    self.last = time
    settlesAt = nil
    return true
  }

  /// Whether one of the next frames may be scored, which needs those before it.
  var isExpecting: Bool { due > 1 || settlesAt != nil }
}
