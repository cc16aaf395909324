/// Finds hard cuts, fades through black, white and colours, dissolves, wipes and pushes by what the
/// pictures show.
///
/// Every frame is reduced to a thumb and the gradient energy of its blocks; each kind of transition
/// has a rule that reads them, and where rules meet the stronger claim stays. A further kind is one
/// more `TransitionRule` in the list. Method, bounds and figures are in
/// `Winnow.docc/HowShotsAreFound.md`.
package struct TransitionDetector: ShotDetector {
  package static let name = "transitions"
  package static let arguments = ""
  package static let summary =
    "cuts, fades, dissolves, wipes and pushes, by motion-compensated blocks, flat frames and blends"

  package let lag: Int

  private var rules: [any TransitionRule]
  private var reader: FeatureReader
  private var history: FrameHistory
  private var claims: ClaimQueue

  package init?(arguments: [Double], framesPerSecond: Double) {
    guard arguments.isEmpty else { return nil }
    self.init(framesPerSecond: framesPerSecond)
  }

  init(framesPerSecond: Double, kernels: Kernels = .best) {
    let stride = Self.stride(framesPerSecond: framesPerSecond)
    rules = [
      HardCutRule(kernels: kernels),
      FadeRule(kernels: kernels, stride: stride),
      DissolveRule(kernels: kernels, stride: stride),
      SweepRule(kernels: kernels, stride: stride),
    ]
    lag = rules.map(\.lag).max() ?? 0
    reader = FeatureReader(kernels: kernels)
    history = FrameHistory(capacity: rules.map(\.memory).max() ?? 1)
    claims = ClaimQueue(lag: lag)
  }

  package mutating func push(_ frame: AnalysisFrame, picture: FrameView) -> [ShotBoundary] {
    history.append(reader.features(of: frame, after: history.last?.thumb))
    for i in rules.indices { claims.add(rules[i].claims(reading: &history)) }
    return claims.release(through: history.end - 1 - lag)
  }

  package mutating func finish() -> [ShotBoundary] {
    for i in rules.indices { claims.add(rules[i].remainingClaims(reading: &history)) }
    return claims.release(through: history.end)
  }

  /// Frames to one step of the rules that are meant in seconds: these were fitted at 25 frames a
  /// second, so 50 and 60 count every second frame. Rates beyond 240, which some containers
  /// announce for want of a better one, say nothing and count as 25.
  private static func stride(framesPerSecond: Double) -> Int {
    guard framesPerSecond > 0, framesPerSecond <= 240 else { return 1 }
    return min(4, max(1, Int((framesPerSecond / 30).rounded())))
  }
}
