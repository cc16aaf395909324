import WinnowCore
import WinnowMedia

extension Video {
  /// All that a scan measures of the video.
  ///
  /// - Throws: `WinnowError` where it cannot be decoded; `MediaError` where the file has changed since it was opened.
  public func measure(
    by recipe: Recipe = Recipe(), _ instruments: Instruments = .standard
  ) throws -> VideoMeasurements {
    try measure(recipe.measurement(by: instruments), instruments)
  }

  /// The shots of the video, in order; nothing else is measured.
  ///
  /// - Parameters:
  ///   - detector: such as "content 27"; nil for that of an empty recipe.
  ///   - instruments: those that there are.
  /// - Throws: as `measure`; `WinnowError` where there is no such detector.
  public func shots(
    by detector: String? = nil, _ instruments: Instruments = .standard
  ) throws -> [Shot] {
    var settings = Recipe().measurement(by: instruments)
    settings.shots.detector = detector ?? settings.shots.detector
    (settings.parts, settings.identifies) = (MeasurementParts(), false)
    settings.parts.shots = true
    return try measure(settings, instruments).shots
  }

  private func measure(
    _ settings: MeasurementSettings, _ instruments: Instruments
  ) throws -> VideoMeasurements {
    let measured = Result { try Inspection.measure(path, settings, instruments) }
    try file.check()
    return try measured.get()
  }

  /// The scores of a stretch, which is measured as if it were a video of its own. Nothing else is decoded but what
  /// leads from a keyframe to its first frame.
  ///
  /// - Parameters:
  ///   - seconds: on the container's clock, as `times` has them.
  ///   - recipe: says which frames are scored.
  ///   - instruments: those that there are, whose scores are all measured.
  /// - Throws: `WinnowError` where no frame begins there; `MediaError` where one cannot be decoded, or the file has
  ///   changed since it was opened.
  public func scores(
    in seconds: Range<Double>, by recipe: Recipe = Recipe(),
    _ instruments: Instruments = .standard
  ) throws -> ClipScores {
    let stretch = numbers(in: seconds)
    guard !stretch.isEmpty else {
      throw WinnowError(
        "measure \(seconds.lowerBound) to \(seconds.upperBound) s of", path,
        reason: "no frame begins there; its frames are shown from \(times.seconds(0)) to "
          + "\(times.seconds(count)) s", kind: .outOfRange)
    }
    return try scores(frames: stretch, by: recipe, instruments)
  }

  /// The same of a stretch that is named by the numbers of its frames, such as that of a clip.
  ///
  /// - Throws: `WinnowError` where there is no frame of a number, or no number; `MediaError` where one cannot be
  ///   decoded, or the file has changed since it was opened.
  public func scores(
    frames: Range<Int>, by recipe: Recipe = Recipe(), _ instruments: Instruments = .standard
  ) throws -> ClipScores {
    try check(frames)
    guard !frames.isEmpty else {
      throw WinnowError("measure", path, reason: "no frame is asked for", kind: .outOfRange)
    }
    let measured = try measure(frames, scores: nil, recipe, instruments)
    return measured.scores(of: measured.samples(in: 0..<frames.count))
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
      let span = times[stretch.lowerBound]..<times[stretch.upperBound]
      try withReader(at: stretch.lowerBound) { reader in
        try checkingFile {
          try reader.frames(in: span) { frame in
            try measuring.take(HeldFrame(sharing: frame, path: path), lentBy: reader)
          }
        }
      }
      try file.check()
    }
    return measuring.analysis.finish()
  }
}
