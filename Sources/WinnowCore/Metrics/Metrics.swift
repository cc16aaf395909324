/// Every metric, in the order in which lists show them.
public enum Metrics {
  public static var all: [any Metric.Type] {
    [
      LaplacianSharpness.self,
      Tenengrad.self,
      Brenner.self,
      HighFrequency.self,
      EdgeWidth.self,
      Exposure.self,
      LumaPercentiles.self,
      PerceivedBrightness.self,
      BlackFrames.self,
      RMSContrast.self,
      LumaRange.self,
      Colourfulness.self,
      Saturation.self,
      Greyness.self,
      LumaEntropy.self,
      SpatialInformation.self,
      TemporalInformation.self,
      VMAFMotion.self,
      BlockMotion.self,
      FrozenFrames.self,
      RepeatedFrames.self,
      BrightnessFlicker.self,
      Noise.self,
      Blockiness.self,
      Banding.self,
      Combing.self,
      Letterbox.self,
      Overlays.self,
    ]
  }

  /// Every score of every metric.
  public static let scores: [ScoreDescription] = all.flatMap { $0.scores }

  /// The scores a single frame can be judged by.
  public static let singleFrameScores: [String] =
    all.filter { !$0.needsOtherFrames }.flatMap { $0.scores }.map(\.id)
}
