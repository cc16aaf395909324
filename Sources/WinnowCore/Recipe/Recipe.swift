/// Everything a user decides: how videos are measured, cut into clips, judged and exported.
public struct Recipe: Sendable {
  public var shots = ShotSettings()
  public var sample = SampleSettings()
  public var clips = ClipRules()
  public var gates: [Gate] = []
  public var duplicates = DuplicateSettings()
  public var export = ExportSettings()

  /// No gates, everything else as documented.
  public init() {}
}

/// How shots are found.
public struct ShotSettings: Hashable, Sendable {
  /// A name of `ShotDetectors.all`.
  public var detector = ShotDetectors.all.first?.name ?? ""
}

/// Which frames are scored.
public struct SampleSettings: Hashable, Sendable {
  /// Frames scored per second of video.
  public var rate = 2.0
}

/// What becomes of clips that show the same footage.
public struct DuplicateSettings: Hashable, Sendable {
  public enum Scope: String, Sendable, CaseIterable {
    /// Copies are looked for among all clips.
    case catalog
    /// Copies are not looked for.
    case off
  }

  public var scope = Scope.catalog
}

/// What is written of kept clips.
public struct ExportSettings: Hashable, Sendable {
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
  /// What of the recipe decides how a video is measured, as text: a scan made under another text is
  /// made again.
  public var measurement: String {
    "shots.detector \(shots.detector); sample.rate \(sample.rate)"
  }
}
