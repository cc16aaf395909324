import WinnowCore

/// How many frames in a row have shown something new: a metric that watches every frame.
struct Changes: Metric {
  private var seen = 0
  private var changed = 0

  let scores = [
    ScoreDescription(
      "look.changes", formula: "share of frames that differ from the one before", unit: "share",
      range: ValueRange(0...1), better: .neither, scale: .analysis, source: "this program",
      needsOtherFrames: true)
  ]

  mutating func watch(_ step: FrameStep) {
    guard let difference = step.difference else { return }
    seen += 1
    if difference.squares > 0 { changed += 1 }
  }

  mutating func measure(_ sample: Sample) -> [Double?] {
    defer { (seen, changed) = (0, 0) }
    return [seen > 0 ? Double(changed) / Double(seen) : nil]
  }
}
