/// How much of the time the picture stands still: frames that show what was shown half a second or
/// more, up to codec noise.
///
/// A frame is equal while its mean absolute difference from the first of its stretch is at most 0.001
/// of the range. Frames of a stretch whose length is not known yet count with the next sample.
public struct FrozenFrames: TemporalMetric {
  static let noise = 0.001 * 256
  static let shortest = 0.5

  public static let scores = [
    ScoreDescription(
      "motion.frozen",
      formula: "share of frames equal to the one before in freezes of 0.5 s or more",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .analysis,
      source: "FFmpeg filter freezedetect, n=0.001:d=0.5, on luma")
  ]

  private let kernels: Kernels
  private var reference: (luma: Plane, seconds: Double)?
  /// Frames equal to the reference that are not judged yet.
  private var pending = 0
  private var judged = 0
  private var frozen = 0

  public init(kernels: Kernels) {
    self.kernels = kernels
  }

  public mutating func watch(_ step: FrameStep) {
    guard let reference, !step.isJump else {
      (pending, judged, frozen) = (0, step.previous == nil ? 0 : 1, 0)
      return refer(to: step)
    }
    let isFreeze = step.seconds - reference.seconds >= Self.shortest
    let isEqual = isEqual(step.frame.luma, reference.luma)
    if isEqual { pending += 1 }
    if isFreeze || !isEqual {
      judged += isEqual ? pending : pending + 1
      frozen += isFreeze ? pending : 0
      pending = 0
    }
    if !isEqual { refer(to: step) }
  }

  public mutating func measure() -> [Double?] {
    defer { (judged, frozen) = (0, 0) }
    return [judged > 0 ? Double(frozen) / Double(judged) : nil]
  }

  private func isEqual(_ luma: Plane, _ reference: Plane) -> Bool {
    Self.isEqual(luma, reference, kernels)
  }

  /// Whether two pictures of analysis size show the same, up to codec noise; false where their sizes
  /// differ.
  public static func isEqual(_ luma: Plane, _ reference: Plane, _ kernels: Kernels) -> Bool {
    guard luma.width == reference.width, luma.height == reference.height else { return false }
    let sum = luma.withView { a in reference.withView { b in kernels.absoluteDifference(a, b) } }
    return Double(sum) <= noise * Double(luma.width * luma.height)
  }

  private mutating func refer(to step: FrameStep) {
    reference = (step.frame.luma, step.seconds)
  }
}
