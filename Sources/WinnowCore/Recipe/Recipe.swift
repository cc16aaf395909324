/// Everything a user decides: how videos are measured, cut into clips, judged and exported.
public struct Recipe: Hashable, Sendable {
  public var shots = ShotSettings()
  public var sample = SampleSettings()
  public var limits = ScanLimits()
  public var screen = ScreenSettings()
  public var clips = ClipRules()
  public var gates: [Gate] = []
  public var copies = CopySettings()
  public var export = ExportSettings()
  public var buckets = BucketSettings()
  public var manifest = ManifestSettings()

  /// No gates, everything else as documented.
  public init() {}
}

extension Recipe {
  /// The part that a scan by `instruments` needs.
  package func measurement(by instruments: Instruments) -> MeasurementSettings {
    MeasurementSettings(
      shots: shots, sample: sample, limits: limits,
      screen: screen.resolved(with: gates, instruments))
  }
}
