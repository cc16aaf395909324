/// How far the measuring of one video has come.
struct ScanStep: Codable, Sendable {
  /// Frames decoded since the last step; none in a mere sign of life.
  var frames = 0
  /// Seconds of video measured from its beginning on; nil where that has not changed.
  var seconds: Double?
  /// Bytes of the file read so far; nil where that has not changed.
  var bytes: Int64?

  static let signOfLife = ScanStep()

  /// Both steps as one.
  mutating func add(_ later: ScanStep) {
    frames += later.frames
    seconds = later.seconds ?? seconds
    bytes = later.bytes ?? bytes
  }
}
