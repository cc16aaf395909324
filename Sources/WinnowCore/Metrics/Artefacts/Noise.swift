/// How much grain lies on the picture: the standard deviation of noise, at native size.
///
/// Immerkaer's mask takes planes and edges away and leaves noise, and texture with it: over the
/// whole picture its mean reads texture as noise. Of many blocks some have no texture, so that the
/// value which a tenth of them stays below is that of noise alone. Blocks and rows that are exactly
/// flat, such as bars, are left out; bars that are not quite flat count as a picture without noise.
/// Noise that a codec has smoothed away in flat places is not counted, and noise on black or white
/// is cut to its half.
package struct Noise: Metric {
  static let share = 0.1

  package let scores = [
    ScoreDescription(
      "artefacts.noise",
      formula: "artefacts.noise_immerkaer of blocks of 16 x 32, their 10th percentile",
      unit: "levels", range: ValueRange(0...), better: .lower, scale: .native,
      source: "after Immerkaer 1996, by blocks"),
    ScoreDescription(
      "artefacts.noise_immerkaer",
      formula: "sqrt(pi/2) / 6 mean |luma * [1 -2 1; -2 4 -2; 1 -2 1]|", unit: "levels",
      range: ValueRange(0...), better: .lower, scale: .native, source: "Immerkaer 1996"),
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let statistics = sample.lumaStatistics
    let gradients = statistics.gradients
    guard gradients.count > 0 else { return [nil, nil] }
    let gain = (Double.pi / 2).squareRoot() / 6 * sample.frame.range.lumaGain
    let plain = Double(gradients.residuals) / Double(gradients.count)
    guard !gradients.hasNoBlocks(in: sample.frame.luma) else { return [nil, plain * gain] }
    var residuals = statistics.residuals
    let low = residuals.isEmpty ? 0 : residuals.select(Int(Self.share * Double(residuals.count)))
    return [Double(low) * gain, plain * gain]
  }
}

extension Gradients {
  fileprivate func hasNoBlocks(in luma: PlaneView) -> Bool {
    luma.width - 2 < Self.blockColumns || luma.height - 2 < LumaStatistics.fewestRows
  }
}

extension Array where Element == Float {
  /// The element that `rank` others come before in order. Moves elements about.
  mutating func select(_ rank: Int) -> Float {
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = self[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while self[i] < pivot { i += 1 }
        while self[j] > pivot { j -= 1 }
        if i <= j {
          swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if rank <= j { high = j } else if rank >= i { low = i } else { break }
    }
    return self[rank]
  }
}
