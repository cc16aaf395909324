/// Tells from the keyframes of a video that none of its clips would pass a gate.
///
/// Rejects only where every keyframe fails the same gate on the same side, by a margin, and keyframes
/// lie close enough to speak for what is between them: the fewer there are, the closer, and the wider
/// the margin. One or two speak for a short video alone, and only where they show a picture: videos
/// fade in from one colour.
package struct KeyframeScreen: Sendable {
  /// The scores keyframes can be judged by: none of artefacts, since codecs treat keyframes otherwise
  /// than the frames between. A freeze is told by keyframes that are all alike.
  package static func scores(_ instruments: Instruments) -> [String] {
    instruments.singleFrameScores.filter { !$0.hasPrefix("artefacts.") } + [FrozenFrames.score]
  }

  /// How keyframes of some number are judged.
  private struct Rule {
    /// Seconds that a keyframe speaks for at most, to the next one or the end of the video.
    var reach: Double
    /// Share of a bound by which values have to miss it.
    var margin: Double
  }

  /// Encoders set a keyframe every 250 frames where nobody tells them otherwise.
  private static let ofMany = Rule(reach: 10.5, margin: 0.1)
  private static let ofFew = Rule(reach: 4, margin: 0.25)
  /// How many are many, and how many are no more than one or two.
  static let many = 6
  static let several = 3
  /// RMS contrast below which a keyframe shows no picture.
  static let blank: Float = 0.01
  /// By how much shares have to miss their bound at least, however small it is.
  static let leastShare = 0.01
  /// By how much of the keyframes' own spread other frames may lie beyond them.
  static let spread = 0.5

  private static let contrast = "contrast.rms"

  private struct Suspect: Sendable {
    var gate: Gate
    var demand: KeyframeDemand
    /// Whether the score is a share.
    var isShare: Bool
    var values: ClosedRange<Double>?
  }

  /// What each keyframe has to be scored by.
  package let wantedScores: Set<String>
  private var suspects: [Suspect]
  private var keyframes = 0
  private var first: Double?
  private var last: Double?
  /// Seconds between two keyframes.
  private var widestGap = 0.0
  private var hasBlank = false

  /// - Parameter scores: describe those that the gates look at.
  package init(_ gates: [Gate], _ scores: ScoreList) {
    suspects = gates.flatMap { gate in
      let isShare = scores[gate.score]?.unit == "share"
      return gate.keyframeDemands.map { Suspect(gate: gate, demand: $0, isShare: isShare) }
    }
    wantedScores = Set(gates.map(\.score) + [Self.contrast])
  }

  /// Whether the keyframes so far leave it possible that no clip passes.
  package var canReject: Bool { !suspects.isEmpty }

  /// Takes the next keyframe.
  ///
  /// - Parameters:
  ///   - values: by score; a score that is no number is a judgement withheld, with which clips pass.
  ///     A score that is left out says nothing.
  ///   - seconds: when it is shown; nil where that is not known.
  package mutating func push(_ values: [String: Float], seconds: Double?) {
    widestGap = max(widestGap, (seconds ?? .infinity) - (last ?? seconds ?? 0))
    guard let seconds, widestGap <= Self.ofMany.reach else {
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
      return misses(suspect, by: Self.ofMany.margin) ? suspect : nil
    }
  }

  /// Why no clip of the video can pass, such as "exposure.luma.mean 12.3 < 20 in all 9 keyframes";
  /// nil where one may.
  ///
  /// - Parameter end: when the video ends, in seconds; nil where that is not known.
  package func miss(end: Double?) -> KeyframeMiss? {
    guard let first, let last, let end else { return nil }
    let rule = keyframes < Self.many ? Self.ofFew : Self.ofMany
    guard max(widestGap, end - last) <= rule.reach else { return nil }
    if keyframes < Self.several, hasBlank || end - first > rule.reach { return nil }
    let found = suspects.first { $0.values != nil && misses($0, by: rule.margin) }
    return found.flatMap(miss(of:))
  }

  private func misses(_ suspect: Suspect, by margin: Double) -> Bool {
    guard let values = suspect.values else { return true }
    let least = suspect.isShare ? Self.leastShare : 0
    let spread = Self.spread * (values.upperBound - values.lowerBound)
    let reserve = max(margin * abs(suspect.demand.bound), spread, least)
    return suspect.demand.distance(from: values) > reserve
  }

  /// What the keyframe has that comes nearest to passing.
  private func miss(of suspect: Suspect) -> KeyframeMiss? {
    guard let values = suspect.values else { return nil }
    let (gate, demand) = (suspect.gate, suspect.demand)
    let nearest = demand.side == .atLeast ? values.upperBound : values.lowerBound
    let scores = ClipScores([gate.score: [Float(nearest)]], samples: 0..<1)
    return gate.miss(of: scores).map { KeyframeMiss(miss: $0, keyframes: keyframes) }
  }
}
