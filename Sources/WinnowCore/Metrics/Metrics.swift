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
      BlockMotion.self,
      FrozenFrames.self,
      RepeatedFrames.self,
      BrightnessFlicker.self,
    ]
  }

  /// Every score of every metric.
  public static let scores: [ScoreDescription] = all.flatMap { $0.scores }
}
