import WinnowCore
import WinnowMedia

/// Turns one file into one record: opens, decodes and measures it. Whatever is wrong with the file
/// ends up in the record.
public struct VideoScanner: Sendable {
  public var settings: MeasurementSettings
  /// Threads inside the codec.
  public var threads = 1

  public init(settings: MeasurementSettings, threads: Int = 1) {
    self.settings = settings
    self.threads = threads
  }

  public init(recipe: Recipe, threads: Int = 1) {
    self.init(settings: recipe.measurement, threads: threads)
  }

  /// Scans `source`.
  ///
  /// - Parameter onFrame: called after every frame; returning false ends the scan.
  /// - Returns: nil where `onFrame` ended the scan.
  public func scan(_ source: VideoSource, onFrame: () -> Bool = { true }) -> VideoRecord? {
    scan(source, stages: nil, onFrame: onFrame)
  }

  /// - Parameter stages: told where the time goes.
  func scan(_ source: VideoSource, stages: StageClock?, onFrame: () -> Bool = { true })
    -> VideoRecord?
  {
    var record = VideoRecord(source: source, outcome: .failed)
    switch source.refusal {
    case .notVideo(let reason): (record.outcome, record.error) = (.rejected, reason)
    case .unreachable(let reason): record.error = reason
    case nil where source.size == 0:
      record.outcome = Self.hasVideoName(source.path) ? .failed : .rejected
      record.error = "open: the file is empty"
    case nil: return open(source, into: record, stages, onFrame: onFrame)
    }
    return record
  }

  private func open(
    _ source: VideoSource, into record: VideoRecord, _ stages: StageClock?, onFrame: () -> Bool
  ) -> VideoRecord? {
    var record = record
    do {
      guard try decode(into: &record, stages, onFrame: onFrame) else { return nil }
    } catch let error as MediaError {
      record.outcome = Self.isVideo(error, source) ? .failed : .rejected
      record.error = "\(error.operation.rawValue): \(error.reason)"
      record.isLimited = error.kind == .limit || error.isOutOfMemory
    } catch {
      record.error = "\(error)"
    }
    return record
  }

  private func decode(
    into record: inout VideoRecord, _ stages: StageClock?, onFrame: () -> Bool
  ) throws -> Bool {
    let reader = try stages.time(.decode) {
      try VideoReader(
        path: record.source.absolutePath, threads: threads, limits: settings.limits.decoding)
    }
    record.facts = reader.facts
    var analysis = try VideoAnalysis(facts: reader.facts, settings: settings, clock: stages)
    var previous: (last: HeldFrame?, earlier: HeldFrame?)
    let clock = ScanClock(settings.limits)
    var exceeded: String?
    while exceeded == nil, let frame = try stages.time(.decode, reader.next) {
      try Self.measure(frame, previous, reader, &analysis)
      previous = analysis.keepsFrame ? (HeldFrame(frame), previous.last) : (nil, nil)
      guard onFrame() else { return false }
      exceeded = clock.exceeded(afterVideoSeconds: analysis.duration)
    }
    let leaps = analysis.backwardLeaps
    let measurements = analysis.finish()
    record.counts = DecodeCounts(reader)
    record.facts = reader.facts
    record.facts?.fieldOrder = reader.fields.order(announced: reader.facts.fieldOrder)
    exceeded = exceeded ?? reader.exceededLimit
    record.isLimited = exceeded != nil || reader.damage.first?.isOutOfMemory == true
    let disorder = leaps > 0 ? "times run backwards at \(leaps) frames" : nil
    record.error = exceeded ?? reader.damage.summary ?? disorder
    guard measurements.times.count > 0 else {
      let absence =
        reader.namesForeignTracks
        ? "its data are in another file, which is not opened" : "no frame could be decoded"
      record.error = record.error ?? "decode: \(absence)"
      return true
    }
    record.outcome = .scanned
    record.measurements = measurements
    return true
  }

  private static func measure(
    _ frame: borrowing VideoFrame, _ before: (last: HeldFrame?, earlier: HeldFrame?),
    _ reader: VideoReader, _ analysis: inout VideoAnalysis
  ) throws {
    let (pts, duration, isKeyframe) = (frame.pts, frame.duration, frame.isKeyframe)
    try reader.withView(of: frame) { view in
      guard analysis.push(view, pts: pts, duration: duration, isKeyframe: isKeyframe) else {
        return
      }
      guard let last = before.last else { return analysis.score(view, before: []) }
      try reader.withView(of: last.frame) { previous in
        guard let earlier = before.earlier else {
          return analysis.score(view, before: [previous])
        }
        try reader.withView(of: earlier.frame) { analysis.score(view, before: [previous, $0]) }
      }
    }
  }

  /// Whether the file is a video that failed, rather than something that is no video at all.
  private static func isVideo(_ error: MediaError, _ source: VideoSource) -> Bool {
    switch error.kind {
    case .noVideo, .notMedia: false
    case .limit: true
    case .failure: error.operation != .open || hasVideoName(source.path)
    }
  }

  private static let videoNames: Set<String> = [
    "mp4", "m4v", "mov", "mkv", "webm", "avi", "ts", "m2ts", "mts", "mpg", "mpeg", "flv", "wmv",
    "asf", "ogv", "3gp", "3g2", "mxf", "vob", "gif", "y4m", "ivf", "dv", "rm", "rmvb",
  ]

  private static func hasVideoName(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return false }
    return videoNames.contains(name[name.index(after: dot)...].lowercased())
  }
}
