/// Everything a user decides: how videos are measured, cut into clips, judged and exported.
public struct Recipe: Hashable, Sendable {
  public var shots = ShotSettings()
  public var sample = SampleSettings()
  public var limits = ScanLimits()
  public var screen = ScreenSettings()
  public var clips = ClipRules()
  public var gates: [Gate] = []
  public var duplicates = DuplicateSettings()
  public var export = ExportSettings()

  /// No gates, everything else as documented.
  public init() {}
}

/// What is written of kept clips.
public struct ExportSettings: Hashable, Sendable, Codable {
  /// A sampler as `FrameSamplers.sampler` reads it.
  public var sampler = "first-middle-last"
  /// JPEG quantiser, 1 (best) to 31.
  public var qscale = 2
  /// Whether dark bars are cut off.
  public var crop = true
  /// Pixels of the short side exported pictures are reduced to; nil leaves them at full size.
  public var shortSide: Int?
}

extension Recipe {
  /// The part that a scan needs.
  public var measurement: MeasurementSettings {
    MeasurementSettings(
      shots: shots, sample: sample, limits: limits, screen: screen.resolved(with: gates))
  }
}
