/// What measures videos and what chooses among frames: metrics, shot detectors and samplers, each by its name.
///
/// `standard` has those of Winnow. Others are added by value:
///
///     let instruments = try Instruments.standard
///       .adding(metric: Warmth())
///       .adding(detector: EveryTenSeconds.self)
public struct Instruments: Sendable {
  /// Makes a metric for a video.
  typealias Maker = @Sendable () -> any Metric

  private let metrics: [Maker]
  /// What those measure that are not added.
  private let base: ScoreList
  /// What those measure that are.
  private let added: [ScoreDescription]
  /// What the metrics measure.
  package let measured: ScoreList
  /// What clips can have: what the metrics measure, and what a catalog tells of others.
  package private(set) var scores: ScoreList
  package let detectors: [any ShotDetector.Type]
  package let samplers: [any FrameSampler.Type]
  /// Kinds of models that recipes can name.
  package let models: [any ModelKind.Type]
  /// Whether recipes can name detectors and samplers that these are not among.
  private(set) var takesOthers = false
  /// The scores that a single frame can be judged by.
  package let singleFrameScores: [String]

  init(
    metrics: [Maker], detectors: [any ShotDetector.Type], samplers: [any FrameSampler.Type]
  ) {
    self.init(metrics, ScoreList(metrics.flatMap { $0().scores }), [], detectors, samplers, [])
  }

  private init(
    _ metrics: [Maker], _ base: ScoreList, _ added: [ScoreDescription],
    _ detectors: [any ShotDetector.Type], _ samplers: [any FrameSampler.Type],
    _ models: [any ModelKind.Type]
  ) {
    (self.metrics, self.base, self.added) = (metrics, base, added)
    (self.detectors, self.samplers, self.models) = (detectors, samplers, models)
    // Those that are added stand in the order of their names, as those do that a catalog tells of.
    measured = base.adding(added)
    scores = measured
    singleFrameScores = metrics.flatMap { $0().scores }.filter { !$0.needsOtherFrames }.map(\.id)
  }

  /// The same, which also knows scores that other instruments have measured, as a catalog tells of them.
  package func knowing(_ others: [ScoreDescription]) -> Instruments {
    var instruments = self
    instruments.scores = base.adding(added + others)
    return instruments
  }

  /// The same, which knows some scores more: those of a recipe's models.
  package func knowingAlso(_ others: [ScoreDescription]) -> Instruments {
    var instruments = self
    instruments.scores = scores.adding(others)
    return instruments
  }

  /// The same for recipes that others may have decided by, as catalogs store them: they can name detectors and samplers
  /// that these are not among.
  package var takingOthers: Instruments {
    var instruments = self
    instruments.takesOthers = true
    return instruments
  }

  /// Metrics for a video.
  ///
  /// - Parameter names: the scores that are wanted, nil for all; others of the same metrics may come with them.
  package func meter(_ names: Set<String>? = nil) -> Meter {
    let all = makeMetrics()
    guard let names else { return Meter(all) }
    return Meter(all.filter { metric in metric.scores.contains { names.contains($0.id) } })
  }

  /// New metrics, in order.
  package func makeMetrics() -> [any Metric] { metrics.map { $0() } }
}

extension Instruments {
  /// The same with a metric more.
  ///
  /// - Parameter metric: makes the metric of a video; called for each.
  /// - Throws: `InstrumentError` where a score has the name of another, or one that no recipe can say.
  public func adding(metric: @autoclosure @escaping @Sendable () -> any Metric)
    throws(InstrumentError) -> Instruments
  {
    let new = metric().scores.map(\.id)
    for (place, id) in new.enumerated() {
      guard ScoreDescription.isName(id) else { throw InstrumentError("score", id, .unsayable) }
      guard measured[id] == nil, !new[..<place].contains(id) else {
        throw InstrumentError("score", id, .taken)
      }
    }
    return Instruments(
      metrics + [metric], base, added + metric().scores, detectors, samplers, models)
  }

  /// The same with a shot detector more.
  ///
  /// - Throws: `InstrumentError` where its name is that of another, or one that no recipe can say.
  public func adding(detector: any ShotDetector.Type) throws(InstrumentError) -> Instruments {
    try InstrumentError.check("detector", detector, beside: detectors)
    return Instruments(metrics, base, added, detectors + [detector], samplers, models)
  }

  /// The same with a sampler more.
  ///
  /// - Throws: `InstrumentError` where its name is that of another, or one that no recipe can say.
  public func adding(sampler: any FrameSampler.Type) throws(InstrumentError) -> Instruments {
    try InstrumentError.check("sampler", sampler, beside: samplers)
    return Instruments(metrics, base, added, detectors, samplers + [sampler], models)
  }

  /// The same with a kind of model more.
  ///
  /// - Throws: `InstrumentError` where its name is that of another, or one that no recipe can say.
  package func adding(model: any ModelKind.Type) throws(InstrumentError) -> Instruments {
    guard InstrumentError.isName(model.name) else {
      throw InstrumentError("model", model.name, .unsayable)
    }
    guard self.model(model.name) == nil else {
      throw InstrumentError("model", model.name, .taken)
    }
    return Instruments(metrics, base, added, detectors, samplers, models + [model])
  }
}
