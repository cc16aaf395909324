import WinnowCore
import WinnowMedia

/// Measures the keyframes of a video, as a quick look at it: only those scores that need no other
/// frame, no shots and no fingerprints.
struct KeyframeSurvey {
  private var frames: [(pts: Int64?, duration: Int64)] = []
  private var scores: [String: [Float]] = [:]
  private var scorer: KeyframeScorer

  /// Measures keyframes, at most as many a second as frames are scored; `times` of what it returns are
  /// theirs.
  static func measure(
    _ keyframes: KeyframeReader, _ settings: SampleSettings, _ instruments: Instruments
  ) throws -> VideoMeasurements {
    var survey = KeyframeSurvey(
      scorer: KeyframeScorer(
        Set(instruments.singleFrameScores), of: instruments, rows: settings.rows))
    try keyframes.visit(secondsApart: 1 / settings.rate) { view, pts, duration in
      try survey.push(view, pts, duration)
      return true
    }
    return survey.measurements(keyframes.reader.facts, end: keyframes.reader.end)
  }

  private mutating func push(_ view: FrameView, _ pts: Int64?, _ duration: Int64) throws {
    frames.append((pts, duration))
    for (name, value) in try scorer.measure(view) { scores[name, default: []].append(value) }
  }

  private func measurements(_ facts: VideoFacts, end: Int64?) -> VideoMeasurements {
    var times = FrameTimes(timeBase: facts.timeBase, start: facts.start ?? 0)
    for frame in frames.dropLast() { times.append(pts: frame.pts, duration: frame.duration) }
    if let last = frames.last {
      // What follows the last keyframe is part of the video.
      let rest = end.flatMap { end in last.pts.map { end &- $0 } } ?? 0
      times.append(pts: last.pts, duration: max(last.duration, rest))
    }
    return VideoMeasurements(
      times: times, shots: [], keyframes: Array(frames.indices),
      sampledFrames: Array(frames.indices), scores: scores,
      fingerprints: FingerprintTrack(), pdq: [])
  }
}
