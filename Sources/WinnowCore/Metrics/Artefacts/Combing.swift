/// Whether frames are woven of two fields shot at different moments, and which comes first, whatever
/// the file says.
///
/// Rows of the frame before are laid between the rows of this one. In interlaced video one field of
/// the frame before is half a frame away from the other field of this one and the other three halves,
/// so that one parity of rows stands out more; texture and noise stand out alike in both. Measured
/// at native size, because scaling in height blends the fields, and on rows as stored however the
/// picture is shown, because fields are rows as stored. Stills say nothing and count as 0.
package struct Combing: Metric {
  package let scores = [
    ScoreDescription(
      "artefacts.combing",
      formula: "(E - O) / (E + O), E and O sums of |above + below - 2 * frame before| over even and"
        + " odd stored rows where it changed",
      unit: "share", range: ValueRange(-1...1, "positive: top field first"), better: .neither,
      scale: .native,
      source: "after FFmpeg filter idet, which also looks at the next frame", needsOtherFrames: true
    )
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    guard let combs = sample.changeStatistics?.combs else { return [nil] }
    let (even, odd) = (Double(combs.even), Double(combs.odd))
    return [even + odd > 0 ? (even - odd) / (even + odd) : 0]
  }
}
