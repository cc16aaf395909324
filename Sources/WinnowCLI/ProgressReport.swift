import Winnow

/// How far a command has come, as programs read it: what is not known is left out.
struct ProgressReport: Encodable {
  /// What the command is at.
  var progress: String
  /// How many are done, of how many.
  var files: Int
  var of: Int
  var failed: Int?
  /// Files that were written.
  var written: Int?
  var frames: Int?
  /// Of video.
  var seconds: Double?
  /// Seconds of video a second.
  var rate: Double?
  /// Seconds until all is done.
  var left: Double?

  /// Nil where a number is none.
  var line: String? { try? JSONLine.text(self) }
}
