extension Presets {
  static let goku = Preset(
    name: "goku",
    summary:
      "Clips of 4 to 10 s with enough bits and lines, copies within a video once, as "
      + "Goku takes them at 480p.",
    source: "Goku, arXiv 2502.04896.",
    omits: "DINOv2, aesthetics and RAFT motion. Text is judged by what stays over the picture.",
    text: """
      shots:
        detector: transitions                    # in place of PySceneDetect and DINOv2
      screen:
        probe:
          bit_rate: [500000, ~]
          fps: [23.976, ~]
          short_side: [480, ~]
      clips:
        min: 4
        max: 10
      gates:
        overlay.share.median: [~, 0.02]          # text on 2 % of the picture
      duplicates:
        scope: video
      """)
}
