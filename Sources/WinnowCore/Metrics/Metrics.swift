/// Every metric, in the order in which lists show them.
public enum Metrics {
  public static var all: [any Metric.Type] {
    [
      LaplacianSharpness.self,
      Exposure.self,
      RMSContrast.self,
      Colourfulness.self,
      LumaEntropy.self,
      TemporalInformation.self,
      Combing.self,
      Letterbox.self,
    ]
  }

  /// Every score of every metric.
  public static let scores: [ScoreDescription] = all.flatMap { $0.scores }

  /// The values of all metrics for `sample`, in the order of `scores`; NaN where there is none.
  public static func measure(_ sample: Sample) -> [Float] {
    all.flatMap { metric in metric.measure(sample).map { $0.map(Float.init) ?? .nan } }
  }
}
