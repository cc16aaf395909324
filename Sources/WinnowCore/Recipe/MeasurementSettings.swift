/// What of a recipe decides how a video is measured; clips, gates and copies are decided later.
public struct MeasurementSettings: Hashable, Sendable, Codable {
  public var shots: ShotSettings
  public var sample: SampleSettings
  public var limits: ScanLimits
  /// What a video has to pass to be measured.
  public var screen: ScreenSettings
  /// Whether keyframes alone are measured: a survey.
  public var keyframesOnly = false
  /// What is measured of a video that is decoded whole.
  package var parts = MeasurementParts.all
  /// Whether the bytes of a video that was decoded are hashed.
  package var identifies = true

  /// The same for a video that is measured whatever it is like.
  public var unscreened: MeasurementSettings {
    var settings = self
    settings.screen = ScreenSettings()
    return settings
  }
}

/// How shots are found.
public struct ShotSettings: Hashable, Sendable, Codable {
  /// A detector as `Instruments.detector` reads it.
  public var detector = TransitionDetector.name
}

/// Which frames are scored, and by what of them.
public struct SampleSettings: Hashable, Sendable, Codable {
  /// Frames scored per second of video.
  public var rate = 2.0
  public var rows = SampledRows.spread
}

/// The rows of a picture that scores of native scale read.
public enum SampledRows: String, CaseIterable, Hashable, Sendable, Codable {
  /// Rows spread evenly over pictures beyond three quarters of a megapixel, all of smaller ones.
  case spread
  /// All, as other programs do.
  case all
}

/// How much one video may cost. A video that exceeds a limit ends there; what was measured of it
/// stays.
public struct ScanLimits: Hashable, Sendable, Codable {
  /// Pixels of one frame.
  public var pixels = 1 << 26
  /// Bytes read to find out what a container holds.
  public var probeBytes = 10_000_000
  /// Packets in a row that cannot be decoded.
  public var consecutiveErrors = 500
  /// Packets in a row that give no frame.
  public var packetsWithoutFrame = 2000
  /// Seconds of real time for one video.
  public var secondsPerVideo = 7200.0
  /// Seconds of real time for each second of video, beyond a first minute.
  public var secondsPerVideoSecond = 60.0
  /// Seconds of real time without a frame, after which a decoder is taken to hang.
  public var secondsWithoutFrame = 60.0
  /// Bytes of memory a worker process may take.
  public var memory = 4 << 30
}
