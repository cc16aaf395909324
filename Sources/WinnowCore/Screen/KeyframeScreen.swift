/// Tells from the keyframes of a video that none of its clips would pass a gate.
///
/// Rejects only where every keyframe fails the same gate on the same side, by a margin, and the
/// keyframes lie close enough to speak for what is between them: at least `fewest`, none farther
/// than `reach` from the next. Fewer speak for a short video alone, and only where they show a
/// picture: videos fade in from one colour.
public struct KeyframeScreen: Sendable {
  /// The scores keyframes can be judged by. Those of freezes compare each with the one before.
  public static let scores = Metrics.singleFrameScores + FrozenFrames.scores.map(\.id)

  private static let contrast = "contrast.rms"
  static let fewest = 3
  /// Seconds; encoders set a keyframe every 250 frames where nobody tells them otherwise.
  static let reach = 10.5
  /// Seconds that fewer keyframes can speak for.
  static let short = 4.0
  /// RMS contrast below which a keyframe shows no picture.
  static let blank: Float = 0.01
  /// Share of a bound by which values have to miss it.
  static let margin = 0.1
  /// The same, where there are fewer keyframes than `fewest`.
  static let wideMargin = 0.25
  /// By how much of the keyframes' own spread other frames may lie beyond them.
  static let spread = 0.5

  private struct Suspect: Sendable {
    var gate: Gate
    var demand: KeyframeDemand
    var values: ClosedRange<Double>?
  }

  /// What each keyframe has to be scored by.
  public let wantedScores: Set<String>
  private var suspects: [Suspect]
  private var keyframes = 0
  private var first: Double?
  private var last: Double?
  private var hasBlank = false

  public init(_ gates: [Gate]) {
    suspects = gates.flatMap { gate in
      gate.keyframeDemands.map { Suspect(gate: gate, demand: $0) }
    }
    wantedScores = Set(gates.map(\.score) + [Self.contrast])
  }

  /// Whether the keyframes so far leave it possible that no clip passes.
  public var canReject: Bool { !suspects.isEmpty }

  /// Takes the next keyframe.
  ///
  /// - Parameters:
  ///   - values: by score; a score that is no number is a judgement withheld, with which clips pass.
  ///     A score that is left out says nothing.
  ///   - seconds: when it is shown; nil where that is not known.
  public mutating func push(_ values: [String: Float], seconds: Double?) {
    guard let seconds, seconds - (last ?? seconds) <= Self.reach else {
      suspects = []
      return
    }
    keyframes += 1
    hasBlank = hasBlank || (values[Self.contrast] ?? 0) < Self.blank
    (first, last) = (first ?? seconds, seconds)
    suspects = suspects.compactMap { suspect in
      guard let value = values[suspect.gate.score].map(Double.init) else { return suspect }
      guard value.isFinite else { return nil }
      var suspect = suspect
      let range = suspect.values ?? value...value
      suspect.values = min(range.lowerBound, value)...max(range.upperBound, value)
      return misses(suspect, by: Self.margin) ? suspect : nil
    }
  }

  /// Why no clip of the video can pass, such as "exposure.luma.mean 12.3 < 20 in all 9 keyframes";
  /// nil where one may.
  ///
  /// - Parameter end: when the video ends, in seconds; nil where that is not known.
  public func reason(end: Double?) -> String? {
    guard let first, let last, let end, end - last <= Self.reach else { return nil }
    let areFew = keyframes < Self.fewest
    if areFew, hasBlank || end - first > Self.short { return nil }
    let margin = areFew ? Self.wideMargin : Self.margin
    let found = suspects.first { $0.values != nil && misses($0, by: margin) }
    return found.flatMap(complaint)
  }

  private func misses(_ suspect: Suspect, by margin: Double) -> Bool {
    guard let values = suspect.values else { return true }
    let reserve = max(
      margin * abs(suspect.demand.bound), Self.spread * (values.upperBound - values.lowerBound))
    return suspect.demand.distance(from: values) > reserve
  }

  /// Names the keyframe that comes nearest to passing.
  private func complaint(_ suspect: Suspect) -> String? {
    guard let values = suspect.values else { return nil }
    let (gate, demand) = (suspect.gate, suspect.demand)
    let nearest = demand.side == .atLeast ? values.upperBound : values.lowerBound
    let scores = ClipScores([gate.score: [Float(nearest)]], samples: 0..<1)
    let place = keyframes == 1 ? "the only keyframe" : "all \(keyframes) keyframes"
    return gate.reason(against: scores).map { "\($0) in \(place)" }
  }
}
