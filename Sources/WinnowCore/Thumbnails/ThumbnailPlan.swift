/// Decides which of the scored frames are kept as small pictures: one a second, and the first after
/// the picture jumps, so that short shots have one of their own.
package struct ThumbnailPlan: Sendable {
  /// Grows whenever the same frames would give other pictures.
  package static let revision = 1

  /// A little less than a second, so that samples on a grid of halves are taken every second time.
  static let seconds = 0.9

  private var last: Double?
  private var hasJumped = false

  package init() {}

  /// Takes what is known of the next frame.
  package mutating func watch(_ step: FrameStep) {
    if step.isJump { hasJumped = true }
  }

  /// Whether the frame at `seconds`, which is scored, is kept.
  package mutating func takes(_ seconds: Double) -> Bool {
    if let last, !hasJumped, seconds - last < Self.seconds { return false }
    (last, hasJumped) = (seconds, false)
    return true
  }
}
