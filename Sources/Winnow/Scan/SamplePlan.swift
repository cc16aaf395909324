import WinnowCore

/// Decides, frame by frame, which frames are scored: one each interval, and one soon after the
/// picture jumps or changes its size, so that short shots have a sample of their own.
///
/// A jump never brings samples closer than half an interval, which bounds the work at twice the
/// rate.
struct SamplePlan {
  /// Root mean square luma difference, in levels, from which a frame counts as a jump.
  static let jump = 24.0
  /// Frames after a jump until the picture is settled.
  static let settling = 2

  private let interval: Int64
  private var next: Int64?
  private var last: Int64?
  private var settlesAt: Int?
  private var previous: Plane?

  /// - Parameter rate: samples per second.
  init(rate: Double, timeBase: Rational) {
    interval = max(1, MediaTime.ticks(1 / rate, timeBase))
  }

  /// Whether `frame` is to be scored.
  mutating func takes(_ frame: AnalysisFrame) -> Bool {
    noteJump(frame)
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

  private mutating func noteJump(_ frame: AnalysisFrame) {
    defer { previous = frame.luma }
    guard let previous else { return }
    guard previous.width == frame.luma.width, previous.height == frame.luma.height else {
      settlesAt = frame.index + Self.settling
      return
    }
    let difference = previous.withView { a in
      frame.luma.withView { b in Kernels.best.difference(a, b) }
    }
    let energy = Double(difference.squares) / Double(difference.count)
    if energy >= Self.jump * Self.jump { settlesAt = frame.index + Self.settling }
  }
}
