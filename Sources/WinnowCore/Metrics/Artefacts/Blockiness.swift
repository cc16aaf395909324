/// How far the blocks of a codec show: steps between neighbours that stand out at places evenly
/// apart.
///
/// The distance is found, not assumed, because a picture scaled since it was coded has blocks of other
/// sizes. Blocks have edges in both directions: the harmonic mean of both keeps a fence or the
/// lines of a page from passing as blocks. Letters of one width and slopes without grain do have
/// steps evenly apart in both, and score. A filter that smooths block edges, as in H.264, takes
/// away what is measured here.
package struct Blockiness: Metric {
  package let scores = [
    ScoreDescription(
      "artefacts.blockiness",
      formula: "(g - o) / (g + o), g and o mean excess of steps over their neighbours on the grid"
        + " that stands out most and off it; harmonic mean of both directions",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .native,
      source: "after Muijs and Kirenko 2005 and FFmpeg filter blockdetect")
  ]

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let statistics = sample.lumaStatistics
    guard
      let across = StepGrid.strongest(in: statistics.columnSteps, kernels: sample.kernels),
      let down = StepGrid.strongest(in: statistics.rowSteps, kernels: sample.kernels)
    else { return [nil] }
    let (a, b) = (across.contrast, down.contrast)
    return [a > 0 && b > 0 ? 2 * a * b / (a + b) : 0]
  }
}
