/// How much one video may cost. A video that exceeds a limit ends there; what was measured of it
/// stays.
package struct ScanLimits: Hashable, Sendable, Codable {
  /// Pixels of one frame.
  package var pixels = 1 << 26
  /// Bytes read to find out what a container holds.
  package var probeBytes = 10_000_000
  /// Packets in a row that cannot be decoded.
  package var consecutiveErrors = 500
  /// Packets in a row that give no frame.
  package var packetsWithoutFrame = 2000
  /// Seconds of real time for one video.
  package var secondsPerVideo = 7200.0
  /// Seconds of real time for each second of video, beyond a first minute.
  package var secondsPerVideoSecond = 60.0
  /// Seconds of real time without a frame, after which a decoder is taken to hang.
  package var secondsWithoutFrame = 60.0
  /// Bytes of memory a worker process may take.
  package var memory = 4 << 30
}
