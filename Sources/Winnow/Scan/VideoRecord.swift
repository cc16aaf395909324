import WinnowCore
import WinnowMedia

/// Everything a scan finds out about one file.
package struct VideoRecord: Sendable {
  package var source: VideoSource
  /// The name of its bytes; nil where they were not read to their end.
  package var id: ContentID?
  package var outcome: Outcome
  /// Why it was rejected or failed, or what of a scanned video had to be left out.
  package var error: String?
  /// The gate of the screen that turned it away.
  var screenedBy: String?
  package var facts: VideoFacts?
  /// How much of it was looked at; nil where it could not be opened as a video.
  package var depth: ScanDepth?
  package var counts = DecodeCounts()
  package var measurements: VideoMeasurements?
  /// The same of a worker, in place of `measurements` and `thumbnails`: as the catalog stores it.
  var stored: StoredMeasurements?
  /// Small pictures of it; none of a survey.
  package var thumbnails = Thumbnails()
  /// Whether it ended at one of the recipe's limits.
  package var isLimited = false
  /// Whether the file changed while it was measured.
  var isChanged = false
  /// Whether somebody killed the worker that measured it, which says nothing of the file.
  var isKilled = false
  /// Whether the system did not let it be read to its end, which says nothing of the file either.
  var isUnread = false

  /// Whether there is nothing to be learned from it, so that it is measured again.
  var saysNothing: Bool { isKilled || isUnread }

  /// Frames decoded.
  var frames: Int { stored?.frames ?? measurements?.times.count ?? 0 }
  /// Seconds measured.
  var duration: Double { stored?.duration ?? measurements?.times.duration ?? 0 }

  /// What was measured, as the catalog stores it.
  var storable: StoredMeasurements? {
    stored ?? measurements.map { StoredMeasurements($0, thumbnails) }
  }
}
