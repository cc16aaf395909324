import WinnowCore

/// Scores keyframes one after another.
struct KeyframeScorer {
  private let meter: KeyframeMeter
  private let scores: Set<String>
  private let rows: SampledRows
  private let frozen: String?
  private var latestScale = LatestScale()
  private var first: Plane?

  /// - Parameter scores: names of scores that keyframes can be judged by.
  init(_ scores: Set<String>, of instruments: Instruments, rows: SampledRows) {
    (self.scores, self.rows) = (scores, rows)
    meter = KeyframeMeter(scores, of: instruments)
    frozen = scores.contains(FrozenFrames.score) ? FrozenFrames.score : nil
  }

  /// The values of the next keyframe by score; NaN where there is none.
  ///
  /// A freeze is 1 where it shows the same as the first keyframe, and no number where not: nothing
  /// tells then what stands still. The first keyframe says nothing of one.
  ///
  /// - Throws: `WinnowError` where a metric does not give what it says.
  mutating func measure(_ frame: FrameView) throws -> [String: Float] {
    let reduced = AnalysisFrame(reducing: frame, index: 0, time: 0)
    let sample = Sample(frame: frame, scale: latestScale.scale(of: frame), rows: rows)
    let measured = try MetricFault.naming { try meter.measure(sample, reduced: reduced) }
    // A metric may have others besides, which need frames that are not shown here.
    let wanted = zip(meter.scores, measured).filter { scores.contains($0.0) }
    var values = Dictionary(uniqueKeysWithValues: wanted)
    if let frozen, let first {
      values[frozen] = FrozenFrames.isEqual(reduced.luma, first, .best) ? 1 : .nan
    }
    first = first ?? reduced.luma
    return values
  }
}
