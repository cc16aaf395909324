/// Tells cuts from fast motion, where frame after frame differs as much.
struct CutWatch {
  /// Frames within which another jump is motion.
  static let reach = 6

  private var sinceJump = Int.max

  /// Whether a shot ends before the next frame. A leap of brightness alone is no jump.
  mutating func isCut(_ step: FrameStep) -> Bool {
    guard let difference = step.difference else {
      sinceJump = Int.max
      return true
    }
    let isJump = difference.variance >= FrameStep.jump * FrameStep.jump
    let isMotion = sinceJump <= Self.reach
    sinceJump = isJump ? 1 : sinceJump == Int.max ? Int.max : sinceJump + 1
    return isJump && !isMotion
  }
}
