/// Which frames are scored, and by what of them.
public struct SampleSettings: Hashable, Sendable, Codable {
  /// Frames scored per second of video.
  public var rate = 2.0
  public var rows = SampledRows.spread
}
