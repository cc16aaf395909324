extension ClipRules {
  /// What is left of a take: no frame of a transition, and less `trim`, `trimGradual` and
  /// `trimFrames` at each end. Empty where nothing is.
  func trimmed(_ take: Take, of shots: [Shot], _ times: FrameTimes) -> Range<Int> {
    let frames = take.unmixed(of: shots)
    guard !frames.isEmpty else { return frames }
    let closing = take.shots.upperBound < shots.count ? shots[take.shots.upperBound] : nil
    let opening = cut(at: shots[take.shots.lowerBound].transition, times)
    let ending = cut(at: closing?.transition, times)
    let start = times.firstFrame(atOrAfter: FrameTimes.sum(times[frames.lowerBound], opening))
    let end = times.firstFrame(atOrAfter: FrameTimes.sum(times[frames.upperBound], -ending))
    let more = min(max(0, trimFrames), frames.count)
    let (low, high) = (start + more, end - more)
    return low < high ? low..<high : frames.lowerBound..<frames.lowerBound
  }

  /// Ticks cut off at an end with this transition.
  private func cut(at transition: Transition?, _ times: FrameTimes) -> Int64 {
    let more = transition?.isGradual == true ? trimGradual : 0
    return MediaTime.ticks(trim + more, times.timeBase)
  }
}

extension Transition {
  /// Whether it takes its time.
  var isGradual: Bool {
    switch self {
    case .start, .cut: false
    case .fade, .dissolve, .wipe: true
    }
  }
}
