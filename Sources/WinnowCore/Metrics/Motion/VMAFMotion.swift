/// How much moves from the frame before, as VMAF counts it: the mean size of what is left of the luma
/// difference after a blur, which takes grain away. The blur is linear, so that one blur of
/// the difference stands for one of each frame.
///
/// VMAF reads luma as it is stored, which is nearly always of limited range: luma of full range is
/// brought to that. Against the filter `vmafmotion`, which rounds each blurred frame down to 1/128 of
/// a level, values differ by at most 0.004 levels or 0.25 %.
///
/// The lower of the motion to this frame and the motion to the one before has no jump at a cut: it is
/// VMAF's motion2 of the frame before. The second frame has one pair alone.
package struct VMAFMotion: Metric {
  package let scores = [
    ScoreDescription(
      "motion.vmaf",
      formula: "mean |luma - that of the frame before| after a Gaussian of 5 x 5",
      unit: "levels of limited range", range: ValueRange(0...219), better: .neither, scale: .native,
      source: "VMAF motion; FFmpeg filter vmafmotion; Movie Gen keeps above 2",
      needsOtherFrames: true),
    ScoreDescription(
      "motion.vmaf_low",
      formula: "min of motion.vmaf of this frame and of the one before",
      unit: "levels of limited range", range: ValueRange(0...219), better: .neither, scale: .native,
      source: "VMAF motion2 of the frame before", revision: 2, needsOtherFrames: true),
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    guard let statistics = sample.changeStatistics, let previous = sample.previous else {
      return [nil, nil]
    }
    let gain = sample.frame.range == .full ? 219.0 / 255 : 1
    let motion = statistics.change.motion * gain
    guard let earlier = sample.earlier else { return [motion, motion] }
    var change = FrameChange()
    for rows in sample.bands.ranges {
      change += sample.kernels.change(previous.luma, previous: earlier.luma, rows: rows)
    }
    return [motion, min(motion, change.motion * gain)]
  }
}
