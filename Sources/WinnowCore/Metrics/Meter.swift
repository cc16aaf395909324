/// All metrics at work on one video: watches every frame, and reads all scores at a sample.
public struct Meter {
  /// In the order of the list, each in the array of its kind.
  private let frameMetrics: [(any FrameMetric.Type)?]
  private var temporalMetrics: [(any TemporalMetric)?]

  public init(kernels: Kernels = .best) {
    let all = Metrics.all
    frameMetrics = all.map { $0 as? any FrameMetric.Type }
    temporalMetrics = all.map { ($0 as? any TemporalMetric.Type)?.init(kernels: kernels) }
  }

  /// Takes the next frame.
  public mutating func watch(_ step: FrameStep) {
    for index in temporalMetrics.indices { temporalMetrics[index]?.watch(step) }
  }

  /// The values of all metrics at `sample`, in the order of `Metrics.scores`; NaN where there is none.
  public mutating func measure(_ sample: Sample) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(Metrics.scores.count)
    for index in frameMetrics.indices {
      let measured =
        frameMetrics[index]?.measure(sample) ?? temporalMetrics[index]?.measure() ?? []
      values += measured.map { $0.map { Float($0) } ?? .nan }
    }
    return values
  }
}
