/// Metrics at work on one video: watches every frame, and reads their scores at a sample.
public struct Meter {
  /// The scores it gives, in the order of their values.
  public let scores: [String]
  /// In the order of the list, each in the array of its kind.
  private let frameMetrics: [(any FrameMetric.Type)?]
  private var temporalMetrics: [(any TemporalMetric)?]

  /// - Parameter names: the scores that are wanted, nil for all; others of the same metrics may come
  ///   with them.
  public init(_ names: Set<String>? = nil, kernels: Kernels = .best) {
    let all = Metrics.all.filter { metric in
      names.map { names in metric.scores.contains { names.contains($0.id) } } ?? true
    }
    scores = all.flatMap { $0.scores }.map(\.id)
    frameMetrics = all.map { $0 as? any FrameMetric.Type }
    temporalMetrics = all.map { ($0 as? any TemporalMetric.Type)?.init(kernels: kernels) }
  }

  /// Takes the next frame.
  public mutating func watch(_ step: FrameStep) {
    for index in temporalMetrics.indices { temporalMetrics[index]?.watch(step) }
  }

  /// The values at `sample`, in the order of `scores`; NaN where there is none.
  public mutating func measure(_ sample: Sample) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(scores.count)
    for index in frameMetrics.indices {
      let measured =
        frameMetrics[index]?.measure(sample) ?? temporalMetrics[index]?.measure() ?? []
      values += measured.map { $0.map { Float($0) } ?? .nan }
    }
    return values
  }
}
