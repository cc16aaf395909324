/// Which share of the picture's energy is fine detail, whatever its contrast, at the working size.
///
/// What a low-pass by 1 4 6 4 1 in both directions leaves, against the variance of luma. The filter
/// passes cos^4(wx/2) cos^4(wy/2): a quarter at half the highest frequency of one direction, so that it
/// ranks pictures like the energy outside a disc of half the highest frequency. Pictures whose luma
/// varies by less than a level have no value: rounding is all there is to them.
package struct HighFrequency: Metric {
  static let leastVariance = 1.0

  package let scores = [
    ScoreDescription(
      "sharpness.high_frequency",
      formula: "mean of (I - I * [1 4 6 4 1]/16 across and down)^2 / variance of I, short side 360",
      unit: "share", range: ValueRange(0...1), better: .higher, scale: .working,
      source: "in place of LAS fft_highfreq, energy outside a disc of the spectrum")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let detail = sample.detail
    let (variance, gain) = (detail.luma.variance, sample.frame.range.lumaGain)
    guard variance * gain * gain >= Self.leastVariance else { return [nil] }
    // Residues are in quarters of a level.
    return [Double(detail.residueSquares) / 16 / Double(detail.luma.count) / variance]
  }
}
