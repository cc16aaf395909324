import WinnowCore
import WinnowMedia

/// Measures a video frame by frame: shots, scores and fingerprints in one pass.
///
/// Holds a few analysis frames for the shot detector and at most `FingerprintBuilder.capacity` small
/// planes; what it keeps of each second of video is about 2 kB of codes and scores and a small picture.
struct VideoAnalysis {
  private var times: FrameTimes
  private var detector: SizedShotDetector
  private var boundaries: [ShotBoundary] = []
  private var plan: SamplePlan
  private let rows: SampledRows
  private let parts: MeasurementParts
  private var meter: Meter
  private var previous: AnalysisFrame?
  private var latestScale = LatestScale()
  private var keyframes: [Int] = []
  private var sampledFrames: [Int] = []
  private var scores: [[Float]]
  private var builder = FingerprintBuilder()
  private var fingerprints = FingerprintTrack()
  private var hasher = PDQHasher()
  private var pdq: [RatedPDQ] = []
  private var thumbnailing: Thumbnailing
  private var flushed = 0
  private let clock: StageClock?
  /// Frames whose announced time lies more than a second before that of the frame before.
  private(set) var backwardLeaps = 0

  /// - Parameters:
  ///   - path: the video, for error messages.
  ///   - clock: where the time goes, for who wants to know.
  init(
    path: String, facts: VideoFacts, settings: MeasurementSettings, _ instruments: Instruments,
    clock: StageClock? = nil
  ) throws {
    let detector = try instruments.checkedDetector(
      settings.shots.detector, framesPerSecond: facts.frameRate.value)
    self.clock = clock
    times = FrameTimes(timeBase: facts.timeBase, start: facts.start ?? 0)
    self.detector = SizedShotDetector(detector)
    thumbnailing = Thumbnailing(path: path, aspect: facts.sampleAspect)
    plan = SamplePlan(rate: settings.sample.rate, timeBase: facts.timeBase)
    rows = settings.sample.rows
    parts = settings.parts
    meter = instruments.meter(parts.neededScores)
    scores = Array(repeating: [], count: meter.scores.count)
  }

  /// Takes the next frame and says whether it is to be scored.
  ///
  /// - Parameter aspect: width over height of a stored pixel.
  mutating func push(
    _ frame: FrameView, aspect: Rational = Rational(1, 1), pts: Int64?, duration: Int64,
    isKeyframe: Bool
  ) -> Bool {
    if let pts, let last = times.ticks.last,
      MediaTime.seconds(last, times.timeBase) - MediaTime.seconds(pts, times.timeBase) > 1
    {
      backwardLeaps += 1
    }
    let time = times.append(pts: pts, duration: duration)
    if isKeyframe { keyframes.append(times.count - 1) }
    let step = clock.time(.reduce) { reduce(frame, time: time) }
    clock.time(.scores) { meter.watch(step) }
    if parts.pictures { thumbnailing.watch(step) }
    if parts.fingerprints {
      clock.time(.fingerprints) { builder.push(step.frame, seconds: step.seconds) }
    }
    if parts.shots || parts.fingerprints { findShots(step.frame, frame, aspect) }
    return plan.takes(step)
  }

  private mutating func findShots(
    _ reduced: AnalysisFrame, _ frame: FrameView, _ aspect: Rational
  ) {
    let found = clock.time(.shots) { detector.push(reduced, picture: frame, aspect: aspect) }
    boundaries += found
    for boundary in found { flush(before: boundary.frame) }
    // What lies within the detector's lag may still be divided by a boundary.
    if builder.isFull { flush(before: times.count - detector.lag) }
  }

  private mutating func reduce(_ frame: FrameView, time: Int64) -> FrameStep {
    let reduced = AnalysisFrame(reducing: frame, index: times.count - 1, time: time)
    let step = FrameStep(reduced, seconds: secondsFromStart(reduced.index), after: previous)
    previous = reduced
    return step
  }

  /// Whether the frame pushed last may be needed to score one of the next two.
  var keepsFrame: Bool { plan.isExpecting }

  /// Scores and hashes the frame pushed last.
  ///
  /// - Parameter before: the frames before it, the last one first.
  /// - Throws: `WinnowError` where a metric does not give what it says.
  mutating func score(_ frame: FrameView, before: [FrameView]) throws {
    let sample = Sample(
      frame: frame, previous: before.first, earlier: before.dropFirst().first,
      scale: latestScale.scale(of: frame), rows: rows)
    sampledFrames.append(times.count - 1)
    let values = try MetricFault.naming {
      try clock.time(.scores) { try meter.measure(sample) }
    }
    for (index, value) in values.enumerated() { scores[index].append(value) }
    if parts.hashes {
      let rated = clock.time(.fingerprints) { hasher.hash(frame) }
      pdq.append(rated)
    }
    if parts.pictures { clock.time(.thumbnails) { thumbnailing.score(frame) } }
  }

  /// The small pictures of the frames scored so far.
  var thumbnails: Thumbnails { thumbnailing.thumbnails }

  /// Seconds from the first frame pushed to the end of the last.
  var duration: Double { times.duration }

  /// What was measured of all frames pushed.
  consuming func finish() -> VideoMeasurements {
    let last = parts.shots || parts.fingerprints ? detector.finish() : []
    boundaries += last
    for boundary in last { flush(before: boundary.frame) }
    flush(before: times.count)
    return VideoMeasurements(
      times: times, shots: Shot.list(of: boundaries, frameCount: times.count),
      keyframes: keyframes, sampledFrames: sampledFrames, scores: namedScores,
      fingerprints: fingerprints, pdq: pdq)
  }

  private var namedScores: [String: [Float]] {
    Dictionary(uniqueKeysWithValues: zip(meter.scores, scores))
  }

  /// Turns the planes held of frames before `frame` into codes, inside the bars seen meanwhile.
  private mutating func flush(before frame: Int) {
    guard parts.fingerprints, frame > flushed else { return }
    let first = sampledFrames.firstPosition { $0 >= flushed }
    let end = sampledFrames.firstPosition { $0 >= frame }
    let box = PictureBox(scores: namedScores, samples: first..<max(first, end))
    clock.time(.fingerprints) {
      fingerprints.append(builder.flush(before: frame, box: box.fractions))
    }
    flushed = frame
  }

  private func secondsFromStart(_ index: Int) -> Double {
    MediaTime.seconds(times[index] &- times[0], times.timeBase)
  }
}
