/// Scores single frames, such as keyframes that are far apart: by those metrics only that need no
/// other frame.
public struct KeyframeMeter: Sendable {
  /// The scores it gives, in the order of their values.
  public let scores: [String]
  private let metrics: [any Metric.Type]
  private let kernels: Kernels

  /// - Parameter names: the scores that are wanted; others of the same metrics may come with them.
  public init(_ names: Set<String>, kernels: Kernels = .best) {
    metrics = Metrics.all.filter { metric in
      !metric.needsOtherFrames && metric.scores.contains { names.contains($0.id) }
    }
    scores = metrics.flatMap { $0.scores }.map(\.id)
    self.kernels = kernels
  }

  /// The values of one frame, in the order of `scores`; NaN where there is none.
  ///
  /// - Parameter reduced: the same frame for those metrics that look at the analysis frame.
  public func measure(_ sample: Sample, reduced: AnalysisFrame) -> [Float] {
    let values = metrics.flatMap { metric -> [Double?] in
      if let metric = metric as? any FrameMetric.Type { return metric.measure(sample) }
      guard let metric = metric as? any TemporalMetric.Type else { return [] }
      var watch = metric.init(kernels: kernels)
      watch.watch(FrameStep(reduced, seconds: 0, after: nil, kernels: kernels))
      return watch.measure()
    }
    return values.map { $0.map { Float($0) } ?? .nan }
  }
}
