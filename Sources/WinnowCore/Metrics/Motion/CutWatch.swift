/// Tells cuts from fast motion, where frames nearby differ as much.
struct CutWatch {
  /// Frames back within which a difference of this size, nearly, is motion. More than frames repeat.
  static let reach = 6
  /// How many times the variance of the differences nearby a cut has at least.
  static let prominence = 2.0

  /// Variances of the latest differences, the last one first.
  private var recent: [Double] = []

  /// Whether a shot ends before the next frame. A leap of brightness alone is no jump.
  mutating func isCut(_ step: FrameStep) -> Bool {
    guard let difference = step.difference else {
      recent = []
      return true
    }
    let variance = difference.variance
    let jump = FrameStep.jump * FrameStep.jump
    let isMotion = recent.contains { $0 >= jump || $0 * Self.prominence >= variance }
    recent = [variance] + recent.prefix(Self.reach - 1)
    return variance >= jump && !isMotion
  }
}
