/// How a run ended, and what it measured.
struct RunEnding {
  var isInterrupted = false
  /// Of video that it measured; nil where it measures none.
  var videoSeconds: Double?
}
