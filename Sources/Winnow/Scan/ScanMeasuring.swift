import WinnowCore
import WinnowMedia

/// Measures what is missing of one video, in worker processes or in this one.
struct ScanMeasuring: Sendable {
  /// Measures one file; nil where it was told to stop.
  typealias Scanner =
    @Sendable (VideoSource, MeasurementSettings, (ScanStep) -> Bool) throws -> VideoRecord?

  var settings: MeasurementSettings
  var catalog: Catalog
  var scanner: Scanner

  /// What came of a file, and what of it was measured where that is not all.
  struct Attempt: Sendable {
    var record: VideoRecord
    var file: ScanInput.File
    var parts: MeasurementParts?
  }

  /// The attempts at the files of a video, the last of which is what there is to say of it.
  ///
  /// - Returns: nil where it was told to stop.
  func measure(
    _ video: PlannedVideo, onStep: (VideoSource, ScanStep) -> Bool
  ) throws -> [Attempt]? {
    var attempts: [Attempt] = []
    var tried: Set<String> = []
    for file in video.files where !tried.contains(file.source.ending) {
      let attempt = try measure(video, in: file) { onStep(file.source, $0) }
      guard let attempt else { return nil }
      attempts.append(attempt)
      if attempt.record.outcome == .scanned || attempt.record.saysNothing { break }
      // The way a file is opened can depend on what its name ends in, and on nothing else.
      if !attempt.record.isChanged { tried.insert(file.source.ending) }
    }
    return attempts
  }

  private func measure(
    _ video: PlannedVideo, in file: ScanInput.File, _ onStep: (ScanStep) -> Bool
  ) throws -> Attempt? {
    var settings = settings
    settings.identifies = video.id == nil
    if case .parts(let parts) = video.wanted, let known = video.known {
      settings.parts = parts
      // What was measured whole stands whatever the screen says.
      settings.screen = ScreenSettings()
      guard let record = try scanner(file.source, settings, onStep) else { return nil }
      if try record.saysNothing || isTheSame(record, known) {
        return Attempt(record: record, file: file, parts: parts)
      }
      (settings.parts, settings.screen) = (.all, self.settings.screen)
    }
    return try scanner(file.source, settings, onStep).map { Attempt(record: $0, file: file) }
  }

  /// Whether the frames are those that the rest of what is known counts.
  private func isTheSame(_ record: VideoRecord, _ known: KnownVideo) throws -> Bool {
    guard let measured = record.storable, measured.frames == known.frames else { return false }
    return try catalog.timeline(
      of: known.row, holds: measured.data(.times), measured.data(.sampledFrames))
  }
}
