/// All metrics at work on one video: watches every frame, and reads all scores at a sample.
public struct Meter {
  private let kernels: Kernels
  private var temporal: [(any TemporalMetric)?]

  public init(kernels: Kernels = .best) {
    self.kernels = kernels
    temporal = Metrics.all.map { ($0 as? any TemporalMetric.Type)?.init(kernels: kernels) }
  }

  /// Takes the next frame.
  public mutating func watch(_ step: FrameStep) {
    for index in temporal.indices { temporal[index]?.watch(step) }
  }

  /// The values of all metrics at `sample`, in the order of `Metrics.scores`; NaN where there is none.
  public mutating func measure(_ sample: Sample) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(Metrics.scores.count)
    for (index, metric) in Metrics.all.enumerated() {
      let measured =
        (metric as? any FrameMetric.Type)?.measure(sample) ?? temporal[index]?.measure() ?? []
      values += measured.map { $0.map { Float($0) } ?? .nan }
    }
    return values
  }
}
