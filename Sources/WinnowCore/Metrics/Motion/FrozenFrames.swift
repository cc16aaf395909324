/// How much of the time the picture stands still: frames that show what was shown half a second or
/// more, up to codec noise.
///
/// A frame is equal while its mean absolute difference from the first of its stretch is at most 0.001
/// of the range. Frames of a stretch whose length is not known yet count with the next sample.
package struct FrozenFrames: Metric {
  static let noise = 0.001 * 256
  static let shortest = 0.5

  package static let score = "motion.frozen"

  package let scores = [
    ScoreDescription(
      Self.score,
      formula: "share of frames equal to the one before in freezes of 0.5 s or more",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .analysis,
      source: "FFmpeg filter freezedetect, n=0.001:d=0.5, on luma", needsOtherFrames: true)
  ]

  private var reference: (luma: Plane, seconds: Double)?
  /// Frames equal to the reference that are not judged yet.
  private var pending = 0
  private var judged = 0
  private var frozen = 0

  package init() {}

  package mutating func watch(_ step: FrameStep) {
    guard let reference, !step.isJump else {
      (pending, judged, frozen) = (0, step.previous == nil ? 0 : 1, 0)
      return refer(to: step)
    }
    let isFreeze = step.seconds - reference.seconds >= Self.shortest
    let isEqual = Self.isEqual(step.frame.luma, reference.luma, step.kernels)
    if isEqual { pending += 1 }
    if isFreeze || !isEqual {
      judged += isEqual ? pending : pending + 1
      frozen += isFreeze ? pending : 0
      pending = 0
    }
    if !isEqual { refer(to: step) }
  }

  package mutating func measure(_ sample: Sample) -> [Double?] {
    defer { (judged, frozen) = (0, 0) }
    return [judged > 0 ? Double(frozen) / Double(judged) : nil]
  }

  /// Whether two pictures of analysis size show the same, up to codec noise; false where their sizes
  /// differ.
  package static func isEqual(_ luma: Plane, _ reference: Plane, _ kernels: Kernels) -> Bool {
    guard luma.width == reference.width, luma.height == reference.height else { return false }
    let sum = luma.withView { a in reference.withView { b in kernels.absoluteDifference(a, b) } }
    return Double(sum) <= noise * Double(luma.width * luma.height)
  }

  private mutating func refer(to step: FrameStep) {
    reference = (step.frame.luma, step.seconds)
  }
}
