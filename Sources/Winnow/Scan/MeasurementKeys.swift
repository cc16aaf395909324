import WinnowCore

/// What decides what a scan finds out about a file, as text beside each row of the catalog: a row
/// with another text than this scan would give it is stale, and its file is scanned again.
///
/// The text names no more than what matters to that row. What was measured whole stands whatever the
/// screen, and only what a screen rejected depends on it; the limits count only for videos that ended
/// at one of them; a file that could not be opened as a video is none under any settings.
struct MeasurementKeys {
  private let settings: MeasurementSettings

  init(_ settings: MeasurementSettings) {
    self.settings = settings
  }

  /// The text for what a scan under these settings found.
  func key(of record: VideoRecord) -> String {
    let key = key(record.outcome, record.depth)
    return record.isLimited ? limited(key) : key
  }

  /// Whether the row still says what a scan would find. Of a survey, what was measured whole is good
  /// enough, whatever the settings.
  func accept(_ video: CatalogVideo) -> Bool {
    let key = key(video.outcome, video.depth)
    if settings.keyframesOnly, video.depth == .frames, video.isMeasured {
      return Self.isOfThisVersion(video)
    }
    if !settings.keyframesOnly, video.depth == .keyframes, video.outcome != .rejected {
      return false
    }
    return video.measurement == key || video.measurement == limited(key)
  }

  /// Whether it was measured as this version of the package does, under whatever settings.
  static func isOfThisVersion(_ video: CatalogVideo) -> Bool {
    video.measurement.hasPrefix(version)
  }

  private static let version = "\(WinnowVersion.measurement); "

  private func key(_ outcome: Outcome, _ depth: ScanDepth?) -> String {
    let rest =
      switch (outcome, depth) {
      case (_, nil): "none"
      case (.rejected, _): "screen \(settings.screen.key)"
      case (_, .frames): settings.key
      case (_, .keyframes), (_, .container): "keyframes; sample.rate \(settings.sample.rate)"
      }
    return Self.version + rest
  }

  private func limited(_ key: String) -> String { "\(key); \(settings.limits)" }
}
