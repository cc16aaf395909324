import WinnowCore
import WinnowMedia

/// Turns one file into one record: opens, decodes and measures it. Whatever is wrong with the file
/// ends up in the record.
package struct VideoScanner: Sendable {
  package var settings: MeasurementSettings
  let instruments: Instruments
  /// Threads inside the codec.
  package var threads = 1

  init(settings: MeasurementSettings, _ instruments: Instruments, threads: Int = 1) {
    self.settings = settings
    self.instruments = instruments
    self.threads = threads
  }

  package init(recipe: Recipe, _ instruments: Instruments = .standard, threads: Int = 1) {
    self.init(settings: recipe.measurement(by: instruments), instruments, threads: threads)
  }

  /// Scans `source`.
  ///
  /// - Parameter onFrame: called after every frame; returning false ends the scan.
  /// - Returns: nil where `onFrame` ended the scan.
  package func scan(_ source: VideoSource, onFrame: () -> Bool = { true }) -> VideoRecord? {
    scan(source, stages: nil) { step in step.frames == 0 || onFrame() }
  }

  /// - Parameters:
  ///   - stages: told where the time goes.
  ///   - onStep: told of every frame, and of none now and then as a sign of life; returning false
  ///     ends the scan.
  func scan(_ source: VideoSource, stages: StageClock?, onStep: (ScanStep) -> Bool) -> VideoRecord?
  {
    var record = VideoRecord(source: source, outcome: .failed)
    switch source.refusal {
    case .notVideo(let reason): (record.outcome, record.error) = (.rejected, reason)
    case .unreachable(let reason): record.error = reason
    case nil where source.size == 0:
      record.outcome = Self.hasVideoName(source.path) ? .failed : .rejected
      record.error = "open: the file is empty"
    case nil:
      return withoutActuallyEscaping(onStep) { open(source, into: record, stages, ScanPulse($0)) }
    }
    return record
  }

  private func open(
    _ source: VideoSource, into record: VideoRecord, _ stages: StageClock?, _ pulse: ScanPulse
  ) -> VideoRecord? {
    var record = record
    do {
      try measure(into: &record, stages, pulse)
      if record.depth == .frames, !record.isUnread { identify(&record, stages, pulse) }
      if pulse.isStopped { return nil }
    } catch let error as MediaError {
      record.outcome = Self.isVideo(error, source) ? .failed : .rejected
      record.error = error.withoutPath
      record.isLimited = error.kind == .limit || error.isOutOfMemory
      record.isUnread = error.isOfSystem
    } catch let error as WinnowError {
      // What this program lacks or does wrong says nothing of the video: the next scan measures it again.
      record.leaveUnread("\(error)")
    } catch {
      record.error = "\(error)"
    }
    return record
  }

  /// Measures as much as the settings ask for, cheapest first.
  private func measure(
    into record: inout VideoRecord, _ stages: StageClock?, _ pulse: ScanPulse
  ) throws {
    if !settings.screen.keyframes.isEmpty {
      let keyframes = try keyframes(of: record, pulse)
      if reject(&record, keyframes.reader.facts) { return }
      let screen = VideoScreen(
        gates: settings.screen.keyframes, rows: settings.sample.rows, instruments: instruments)
      if let found = try screen.miss(keyframes) {
        return record.reject(at: .keyframes, by: found.miss.name, "\(found)")
      }
      if pulse.isStopped { return }
    }
    if settings.keyframesOnly { return try survey(into: &record, pulse) }
    let reader = try stages.time(.decode) {
      try VideoReader(
        path: record.source.absolutePath, threads: threads, limits: settings.limits.decoding,
        // To open or to go on may take a pass over the whole file.
        onPacket: { pulse.beat(.signOfLife) })
    }
    if !reject(&record, reader.facts) { try decode(reader, into: &record, stages, pulse) }
  }

  /// Names a video that was decoded by its bytes, which lie in the system's cache now. Most of a file may be no
  /// video, or nothing at all: to read it may take as long as to measure the video.
  private func identify(_ record: inout VideoRecord, _ stages: StageClock?, _ pulse: ScanPulse) {
    let (source, clock) = (record.source, ScanClock(settings.limits))
    var exceeded: String?
    var unread = "not all of its bytes could be read"
    if settings.identifies {
      let seconds = record.duration
      record.id = stages.time(.identity) { () -> ContentID? in
        do throws(MediaError) {
          return try ContentHash(of: source.absolutePath, size: source.size) { _ in
            exceeded = clock.exceeded(reading: seconds)
            return exceeded == nil && pulse.beat(.signOfLife)
          }?.id
        } catch {
          unread = error.reason
          return nil
        }
      }
    }
    if !source.isUnchanged, !pulse.isStopped { return record.change() }
    if let exceeded { return record.fail("\(exceeded) to read its \(source.size) bytes") }
    if settings.identifies, record.id == nil, !pulse.isStopped {
      record.leaveUnread("read: \(unread)")
    }
  }

  private func keyframes(of record: VideoRecord, _ pulse: ScanPulse) throws -> KeyframeReader {
    try KeyframeReader(
      path: record.source.absolutePath, threads: threads, limits: settings.limits, pulse: pulse)
  }

  /// Turns a video away that fails a gate by what its container says.
  private func reject(_ record: inout VideoRecord, _ facts: VideoFacts) -> Bool {
    record.facts = facts
    guard let miss = settings.screen.misses(of: facts).first else { return false }
    record.reject(at: .container, by: miss.name, "\(miss)")
    return true
  }

  private func survey(into record: inout VideoRecord, _ pulse: ScanPulse) throws {
    let keyframes = try keyframes(of: record, pulse)
    if reject(&record, keyframes.reader.facts) { return }
    record.depth = .keyframes
    let measured = try KeyframeSurvey.measure(keyframes, settings.sample, instruments)
    record.finish(
      keyframes.reader, measured, exceeded: keyframes.exceededLimit, leaps: 0)
  }

  private func decode(
    _ reader: VideoReader, into record: inout VideoRecord, _ stages: StageClock?,
    _ pulse: ScanPulse
  ) throws {
    record.depth = .frames
    var measuring = FrameMeasuring(
      by: try VideoAnalysis(
        path: record.source.absolutePath, facts: reader.facts, settings: settings, instruments,
        clock: stages))
    let clock = ScanClock(settings.limits)
    var exceeded: String?
    while exceeded == nil, let frame = try stages.time(.decode, reader.next) {
      try measuring.take(HeldFrame(frame), lentBy: reader)
      let seconds = measuring.analysis.duration
      let step = ScanStep(frames: 1, seconds: seconds, bytes: reader.bytesRead)
      guard pulse.beat(step) else { return }
      exceeded = clock.exceeded(afterVideoSeconds: seconds)
    }
    let analysis = measuring.analysis
    record.thumbnails = analysis.thumbnails
    record.finish(
      reader, analysis.finish(), exceeded: exceeded, leaps: analysis.backwardLeaps)
  }

  /// Whether the file is a video that failed, rather than something that is no video at all.
  private static func isVideo(_ error: MediaError, _ source: VideoSource) -> Bool {
    switch error.kind {
    case .noVideo, .notMedia: false
    case .limit, .changed: true
    case .failure, .notFound, .denied, .noRoom:
      error.operation != .open || hasVideoName(source.path)
    }
  }

  /// What the names of video files end in, in small letters.
  static let videoNames: Set<String> = [
    "mp4", "m4v", "mov", "mkv", "webm", "avi", "ts", "m2ts", "mts", "mpg", "mpeg", "flv", "wmv",
    "asf", "ogv", "3gp", "3g2", "mxf", "vob", "gif", "y4m", "ivf", "dv", "rm", "rmvb",
  ]

  private static func hasVideoName(_ path: String) -> Bool {
    FilePath.ending(of: path).map { videoNames.contains($0.ending) } ?? false
  }
}
