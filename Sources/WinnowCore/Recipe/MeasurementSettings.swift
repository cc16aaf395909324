/// What of a recipe decides how a video is measured; clips, gates and copies are decided later.
package struct MeasurementSettings: Hashable, Sendable, Codable {
  package var shots: ShotSettings
  package var sample: SampleSettings
  package var limits: ScanLimits
  /// What a video has to pass to be measured.
  package var screen: ScreenSettings
  /// Whether keyframes alone are measured: a survey.
  package var keyframesOnly = false
  /// What is measured of a video that is decoded whole.
  package var parts = MeasurementParts.all
  /// Whether the bytes of a video that was decoded are hashed.
  package var identifies = true

  /// The same for a video that is measured whatever it is like.
  package var unscreened: MeasurementSettings {
    var settings = self
    settings.screen = ScreenSettings()
    return settings
  }
}
