/// Which frames are scored, and by what of them.
package struct SampleSettings: Hashable, Sendable, Codable {
  /// Frames scored per second of video.
  package var rate = 2.0
  package var rows = SampledRows.spread
}
