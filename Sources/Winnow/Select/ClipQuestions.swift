import WinnowCore
import WinnowMedia

/// What a recipe asks of clips, numbered in the order in which reasons are given: the screen's questions to
/// the container, the least length, the gates.
struct ClipQuestions: Sendable {
  /// A question that a clip does not pass, and the value that it misses by. No value is one that could not
  /// be asked.
  struct Failure: Hashable, Sendable {
    var question: Int32
    var value: Double
  }

  private let probe: [ProbeGate]
  private let rules: ClipRules
  /// Those with bounds.
  let gates: [Gate]
  private let values: GateValues
  /// Whether gates pass that ask for what nobody has said yet.
  private let assumesAnswers: Bool
  private let models: ModelColumns

  /// - Parameters:
  ///   - scores: the columns of the clips' statistics.
  ///   - columns: what others have said of the clips of a catalog.
  ///   - models: those that clips are judged by.
  ///   - assumesAnswers: whether gates pass that ask for what nobody has said yet.
  init(
    _ recipe: Recipe, _ scores: ScoreColumns, _ columns: [OutsideColumn] = [],
    _ models: ModelColumns = ModelColumns(), assumesAnswers: Bool = false
  ) {
    (self.models, self.assumesAnswers) = (models, assumesAnswers)
    (probe, rules) = (recipe.screen.probe, recipe.clips)
    gates = recipe.gates.filter(\.isBounded)
    values = GateValues(gates, scores, columns)
  }

  /// The gates that ask for a share of frames.
  var shares: [Gate] { values.shares }

  var count: Int { probe.count + 1 + gates.count }

  /// The number of a gate's question.
  func question(ofGate number: Int) -> Int { probe.count + 1 + number }

  /// What a question is called.
  func name(_ question: Int) -> String {
    if question < probe.count { return probe[question].fact.name }
    return question == probe.count ? ClipRules.minimumName : gates[question - probe.count - 1].name
  }

  func reason(_ failure: Failure) -> Reason {
    let question = Int(failure.question)
    if question < probe.count {
      let gate = probe[question]
      return .misses(
        Miss(name(question), found: failure.value, lower: gate.lower, upper: gate.upper))
    }
    if question == probe.count {
      return .misses(
        Miss(name(question), found: failure.value, lower: rules.minimum, upper: nil))
    }
    let gate = gates[question - probe.count - 1]
    guard !failure.value.isNaN else { return .unmeasured(gate) }
    return .misses(
      Miss(gate.name, found: failure.value, lower: gate.lower, upper: gate.upper))
  }

  /// - Parameter excluded: the excluded footage that the clip shows.
  func reasons(_ failures: [Failure], _ excluded: Reason? = nil) -> [Reason] {
    // What could not be asked comes last.
    let missed = failures.filter { !$0.value.isNaN }.map(reason)
    return missed + [excluded].compactMap(\.self)
      + failures.filter(\.value.isNaN).map(reason)
  }

  /// What the clips of a video fail, in the order of questions, and then what could not be asked.
  ///
  /// - Parameters:
  ///   - asked: which gates can be.
  ///   - shares: of each gate in `shares` its value for each clip; NaN where there is none.
  ///   - answers: what others said of each clip.
  func failures(
    of video: CutVideo, _ facts: VideoFacts, _ asked: AskedGates, shares: [[Double]],
    answers: [ClipAnswers]
  ) -> [[Failure]] {
    let unfit = probe.enumerated().compactMap { number, gate in
      facts.value(of: gate.fact).flatMap(gate.miss)
        .map { Failure(question: Int32(number), value: $0.value) }
    }
    let unmeasured = asked.unmeasured.map {
      Failure(question: Int32(question(ofGate: $0)), value: .nan)
    }
    return video.clips.indices.map { clip in
      var failures = unfit
      if video.shots > 0, let miss = rules.miss(of: video.clips[clip].time, facts.timeBase) {
        failures.append(Failure(question: Int32(probe.count), value: miss.value))
      }
      for number in asked.asked {
        let value = values.value(
          number, of: clip, in: video, shares: shares, answers: answers)
        if fails(number, value) {
          failures.append(Failure(question: Int32(question(ofGate: number)), value: value))
        }
      }
      return failures + unmeasured
    }
  }

  /// Whether a value does not pass a gate. Where no frame allowed a judgement it does; what others or models have
  /// not said yet does not.
  private func fails(_ gate: Int, _ value: Double) -> Bool {
    guard value.isNaN else { return Miss.misses(value, gates[gate].lower, gates[gate].upper) }
    return isAnswered(gate) && !assumesAnswers
  }

  /// Whether a gate asks for what others or models say, which may still come.
  private func isAnswered(_ gate: Int) -> Bool {
    gates[gate].measure == .outside || models.give(gates[gate].score)
  }

  /// Whether nothing speaks against a clip but that others or models have not said something of it yet.
  func isUnanswered(_ failures: [Failure]) -> Bool {
    !failures.isEmpty
      && failures.allSatisfy { failure in
        let gate = Int(failure.question) - probe.count - 1
        return failure.value.isNaN && gates.indices.contains(gate) && isAnswered(gate)
      }
  }
}

extension [ClipQuestions.Failure] {
  /// What there is to say of a clip by itself that fails these.
  var verdict: Verdict {
    if isEmpty { return .keep }
    return allSatisfy(\.value.isNaN) ? .unmeasured : .reject
  }
}
