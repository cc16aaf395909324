/// Scores single frames, such as keyframes that are far apart: by those metrics only of
/// which a score needs no other frame.
package struct KeyframeMeter: Sendable {
  /// The scores it gives, in the order of their values.
  package let scores: [String]
  private let meter: @Sendable () -> Meter
  private let kernels: Kernels

  /// - Parameter names: the scores that are wanted; others of the same metrics may come with them.
  package init(_ names: Set<String>, of instruments: Instruments, kernels: Kernels = .best) {
    let wanted = names.intersection(instruments.singleFrameScores)
    meter = { instruments.meter(wanted) }
    scores = meter().scores
    self.kernels = kernels
  }

  /// The values of one frame, in the order of `scores`; NaN where there is none.
  ///
  /// - Parameter reduced: the same frame for those metrics that look at the analysis frame.
  package func measure(
    _ sample: Sample, reduced: AnalysisFrame
  ) throws(MetricFault) -> [Float] {
    var meter = meter()
    meter.watch(FrameStep(reduced, seconds: 0, after: nil, kernels: kernels))
    return try meter.measure(sample)
  }
}
