/// Metrics at work on one video: watches every frame, and reads their scores at a sample.
package struct Meter {
  /// The scores it gives, in the order of their values.
  package let scores: [String]
  private var metrics: [any Metric]
  /// How many scores each of them has.
  private let counts: [Int]

  init(_ metrics: [any Metric]) {
    self.metrics = metrics
    counts = metrics.map(\.scores.count)
    scores = metrics.flatMap { $0.scores.map(\.id) }
  }

  /// Takes the next frame.
  package mutating func watch(_ step: FrameStep) {
    for index in metrics.indices { metrics[index].watch(step) }
  }

  /// The values at `sample`, in the order of `scores`; NaN where there is none. What is no finite number is none.
  package mutating func measure(_ sample: Sample) throws(MetricFault) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(scores.count)
    for index in metrics.indices {
      let measured = metrics[index].measure(sample)
      guard measured.count == counts[index] else {
        throw MetricFault(scores: metrics[index].scores.map(\.id), values: measured.count)
      }
      for value in measured {
        let value = value.map { Float($0) } ?? .nan
        values.append(value.isFinite ? value : .nan)
      }
    }
    return values
  }
}
