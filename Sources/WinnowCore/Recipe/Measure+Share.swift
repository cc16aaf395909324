extension Measure {
  /// Whether it is a share of frames.
  package var isShare: Bool {
    switch self {
    case .below, .above: true
    case .statistic, .outside: false
    }
  }

  /// The share of the samples that lie below, or above, its bound; nil for other measures, and where no
  /// sample allowed a judgement.
  package func share(of track: [Float], _ samples: Range<Int>) -> Double? {
    let isCounted: (Double) -> Bool
    switch self {
    case .statistic, .outside: return nil
    case .below(let bound): isCounted = { $0 < bound }
    case .above(let bound): isCounted = { $0 > bound }
    }
    var (judged, counted) = (0, 0)
    for value in track[samples.clamped(to: track.indices)] where value.isFinite {
      judged += 1
      if isCounted(Double(value)) { counted += 1 }
    }
    return judged > 0 ? Double(counted) / Double(judged) : nil
  }
}
