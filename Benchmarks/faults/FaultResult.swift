/// What the scan wrote of one file.
struct FaultRow: Decodable, Sendable {
  var path: String
  var outcome: String
  var error: String?
  var frames: Int
  var codec: String?
  var container: String?
}

/// What became of one damaged file.
struct FaultResult: Sendable {
  var trial: Trial
  var row: FaultRow?
  /// How many frames the `ffmpeg` command decodes.
  var peerFrames: Int
  var frames: Int { row?.frames ?? 0 }
}
