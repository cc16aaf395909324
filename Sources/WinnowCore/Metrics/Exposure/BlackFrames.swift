/// How many of the frames since the last sample are black.
///
/// Frames before a jump of the picture belong to another shot and do not count.
package struct BlackFrames: Metric {
  /// A tenth of the range, rounded down: 37 of limited luma.
  static let level: UInt8 = 25
  static let share = 0.98

  package let scores = [
    ScoreDescription(
      "exposure.black",
      formula: "share of frames of which 98 % of the pixels have luma of at most 25",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .analysis,
      source: "FFmpeg filter blackdetect, which looks at every pixel")
  ]

  private var frames = 0
  private var black = 0

  package init() {}

  package mutating func watch(_ step: FrameStep) {
    if step.isJump { (frames, black) = (0, 0) }
    let luma = step.frame.luma
    let dark = luma.withView { step.kernels.darkCount($0, level: Self.level) }
    frames += 1
    if Double(dark) >= Self.share * Double(luma.width * luma.height) { black += 1 }
  }

  package mutating func measure(_ sample: Sample) -> [Double?] {
    defer { (frames, black) = (0, 0) }
    return [frames > 0 ? Double(black) / Double(frames) : nil]
  }
}
