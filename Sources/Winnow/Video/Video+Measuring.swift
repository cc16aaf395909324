import WinnowCore
import WinnowMedia

extension Video {
  /// All that a scan measures of the video.
  ///
  /// - Throws: `WinnowError` where it cannot be decoded.
  public func measure(
    by recipe: Recipe = Recipe(), _ instruments: Instruments = .standard
  ) throws -> VideoMeasurements {
    try Inspection.measure(path, recipe.measurement(by: instruments), instruments)
  }

  /// The shots of the video, in order; nothing else is measured.
  ///
  /// - Parameters:
  ///   - detector: such as "content 27"; nil for that of an empty recipe.
  ///   - instruments: those that there are.
  /// - Throws: `WinnowError` where there is no such detector, or the video cannot be decoded.
  public func shots(
    by detector: String? = nil, _ instruments: Instruments = .standard
  ) throws -> [Shot] {
    var settings = Recipe().measurement(by: instruments)
    settings.shots.detector = detector ?? settings.shots.detector
    (settings.parts, settings.identifies) = (MeasurementParts(), false)
    settings.parts.shots = true
    return try Inspection.measure(path, settings, instruments).shots
  }

  /// The scores of a stretch, which is measured as if it were a video of its own. Nothing else is decoded but what
  /// leads from a keyframe to its first frame.
  ///
  /// - Parameters:
  ///   - seconds: on the container's clock, as `times` has them.
  ///   - recipe: says which frames are scored.
  ///   - instruments: those that there are, whose scores are all measured.
  /// - Throws: `WinnowError` where no frame begins there; `MediaError` where one cannot be decoded.
  public func scores(
    in seconds: Range<Double>, by recipe: Recipe = Recipe(),
    _ instruments: Instruments = .standard
  ) throws -> ClipScores {
    let stretch = frames(in: seconds)
    guard !stretch.isEmpty else {
      throw WinnowError(
        "measure \(seconds.lowerBound) to \(seconds.upperBound) s of", path,
        reason: "no frame begins there; its frames are shown from \(times.seconds(0)) to "
          + "\(times.seconds(count)) s", kind: .outOfRange)
    }
    let measured = try measure(stretch, scores: nil, recipe, instruments)
    return measured.scores(of: measured.samples(in: 0..<stretch.count))
  }

  /// - Parameter scores: their names; nil for all.
  func measure(
    _ stretch: Range<Int>, scores: Set<String>?, _ recipe: Recipe, _ instruments: Instruments
  ) throws -> VideoMeasurements {
    var settings = recipe.measurement(by: instruments)
    settings.parts = MeasurementParts()
    settings.parts.scores = scores
    var measuring = FrameMeasuring(
      by: try VideoAnalysis(path: path, facts: facts, settings: settings, instruments))
    if !stretch.isEmpty {
      try access.frames(in: times[stretch.lowerBound]..<times[stretch.upperBound]) { frame in
        try measuring.take(HeldFrame(sharing: frame, path: path), lentBy: access)
      }
    }
    return measuring.analysis.finish()
  }
}
