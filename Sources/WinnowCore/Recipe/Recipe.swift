/// Everything a user decides: how videos are measured, cut into clips, judged and exported.
public struct Recipe: Hashable, Sendable {
  package var shots = ShotSettings()
  package var sample = SampleSettings()
  package var limits = ScanLimits()
  package var screen = ScreenSettings()
  package var clips = ClipRules()
  /// Models that clips are shown to, in the order in which they are asked.
  package var models: [ModelEntry] = []
  /// What a clip has to pass to be kept, in the order of reasons. No two ask for the same; `place` sees to that.
  public var gates: [Gate] = []
  package var copies = CopySettings()
  package var export = ExportSettings()
  package var buckets = BucketSettings()
  package var manifest = ManifestSettings()

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
