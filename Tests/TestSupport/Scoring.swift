import WinnowCore
import WinnowMedia

extension Metric {
  /// The values for `frame`, seen after `previous`.
  package func values(_ frame: FrameView, previous: FrameView? = nil) -> [Double?] {
    values(
      frame, previous: previous, after: FrameStep.list([previous, frame].compactMap(\.self)))
  }

  /// The values for `frame`, when all of `steps` have been watched.
  package func values(
    _ frame: FrameView, previous: FrameView?, after steps: [FrameStep]
  ) -> [Double?] {
    var metric = self
    for step in steps { metric.watch(step) }
    return metric.measure(Sample(frame, previous: previous))
  }

  /// The values for the first of `frames`, which the others came before, the last one first.
  package func values(last frames: [FrameView], rows: SampledRows = .all) -> [Double?] {
    guard let frame = frames.first else { return [] }
    var metric = self
    let before = frames.dropFirst()
    return metric.measure(
      Sample(
        frame, previous: before.first, earlier: before.dropFirst().first, rows: rows))
  }

  /// The values for frame `index` of the fixture `name`.
  package func values(_ name: String, _ index: Int) throws -> [Double?] {
    try FixtureFrames.with(name, index) { values($0) }
  }

  /// The values after all of `frames`, shown `rate` a second.
  package func values(_ frames: [AnalysisFrame], rate: Double = 25) -> [Double?] {
    values(FrameStep.list(frames, rate: rate))
  }

  /// The values after pictures of luma, shown `rate` a second.
  package func values(_ pictures: [Plane], rate: Double = 25) -> [Double?] {
    values(
      pictures.enumerated().map { AnalysisFrame(index: $0, time: Int64($0), luma: $1) }, rate: rate)
  }

  /// The values after the first `count` frames of the video at `path`.
  package func values(path: String, count: Int = .max) throws -> [Double?] {
    values(try FrameStep.list(path: path, count: count))
  }

  /// The values after `steps`.
  package func values(_ steps: [FrameStep]) -> [Double?] {
    var metric = self
    for step in steps { metric.watch(step) }
    return metric.measure()
  }

  /// The values of a metric that looks at no more than what it has watched.
  package mutating func measure(_ kernels: Kernels = .best) -> [Double?] {
    Plane(width: 1, height: 1).withFrame {
      measure(Sample($0, previous: nil, kernels: kernels))
    }
  }
}

extension Instruments {
  /// The values of all metrics for `frame`, seen after `previous`.
  package func values(_ frame: FrameView, previous: FrameView) throws -> [Float] {
    var meter = meter()
    for step in FrameStep.list([previous, frame]) { meter.watch(step) }
    return try meter.measure(Sample(frame, previous: previous))
  }
}

extension Recipe {
  /// What a scan by Winnow's own instruments needs.
  package var measurement: MeasurementSettings { measurement(by: .standard) }
}

extension Sample {
  fileprivate convenience init(
    _ frame: FrameView, previous: FrameView?, earlier: FrameView? = nil,
    rows: SampledRows = .spread, kernels: Kernels = .best
  ) {
    let scale = WorkingScale(width: frame.luma.width, height: frame.luma.height)
    self.init(
      frame: frame, previous: previous, earlier: earlier, scale: scale, rows: rows,
      kernels: kernels)
  }
}

extension FrameStep {
  /// The steps through `frames`, shown 25 a second.
  package static func list(_ frames: [FrameView]) -> [FrameStep] {
    list(frames.enumerated().map { AnalysisFrame(reducing: $1, index: $0, time: Int64($0)) })
  }

  /// The steps through `frames`, shown `rate` a second.
  package static func list(_ frames: [AnalysisFrame], rate: Double = 25) -> [FrameStep] {
    frames.indices.map { index in
      FrameStep(
        frames[index], seconds: Double(index) / rate, after: index > 0 ? frames[index - 1] : nil)
    }
  }
}

extension FrameStep {
  /// The steps through the first `count` frames of the video at `path`.
  package static func list(path: String, count: Int = .max) throws -> [FrameStep] {
    let reader = try VideoReader(path: path)
    var times = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
    var steps: [FrameStep] = []
    while times.count < count, let frame = try reader.next() {
      let time = times.append(pts: frame.pts, duration: frame.duration)
      let reduced = try reader.withView(of: frame) {
        AnalysisFrame(reducing: $0, index: times.count - 1, time: time)
      }
      let seconds = MediaTime.seconds(time - times[0], times.timeBase)
      steps.append(FrameStep(reduced, seconds: seconds, after: steps.last?.frame))
    }
    return steps
  }
}

extension Plane {
  /// Lends this plane as the luma of a frame.
  package func withFrame<R>(
    range: SampleRange = .full, chroma: (u: Plane, v: Plane)? = nil,
    orientation: Orientation = .upright, _ body: (FrameView) throws -> R
  ) rethrows -> R {
    func frame(_ luma: PlaneView, _ chroma: (u: PlaneView, v: PlaneView)?) -> FrameView {
      FrameView(
        luma: luma, chroma: chroma, range: range, matrix: .bt601, orientation: orientation)
    }
    return try withView { luma in
      guard let chroma else { return try body(frame(luma, nil)) }
      return try chroma.u.withView { u in
        try chroma.v.withView { v in try body(frame(luma, (u, v))) }
      }
    }
  }
}
