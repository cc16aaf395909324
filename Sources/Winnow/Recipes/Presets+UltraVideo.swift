extension Presets {
  static let ultraVideo = Preset(
    name: "ultravideo",
    summary:
      "Clips of which at most one frame in twenty has bars, is badly lit, grey or "
      + "under text, as UltraVideo takes them.",
    source: "UltraVideo, arXiv 2506.13691.",
    omits: "DINOv2, RAFT and VTSS. Text is judged by what stays over the picture.",
    text: """
      shots:
        detector: adaptive 3
      clips:
        min: 0
        max: 86400
      gates:
        letterbox.left.above(0.03): [~, 0.05]
        letterbox.top.above(0.03): [~, 0.05]
        letterbox.right.above(0.03): [~, 0.05]
        letterbox.bottom.above(0.03): [~, 0.05]
        exposure.bright.above(0.12): [~, 0.05]
        exposure.dark.above(0.12): [~, 0.05]
        colour.variance.below(1.2): [~, 0.05]
        overlay.share.above(0.02): [~, 0.05]
      duplicates:
        scope: off
      """)
}
