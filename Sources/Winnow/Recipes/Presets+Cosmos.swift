extension Presets {
  static let cosmos = Preset(
    name: "cosmos",
    summary:
      "Clips of 2 to 60 s without their first and last half second, the largest copy "
      + "of each, as Cosmos takes them.",
    source: "NVIDIA 2025, arXiv 2501.03575; nvidia-cosmos/cosmos-curate.",
    omits:
      "TransNetV2, DOVER, aesthetics, text, embeddings; its bound on codec motion "
      + "vectors has no counterpart.",
    text: """
      shots:
        detector: transitions                    # in place of TransNetV2
      screen:
        probe:
          short_side: [256, ~]
      clips:
        min: 2
        max: 60
        split: stride
        trim: 0.5
        stitch: true
      gates: {}
      duplicates:
        keep: resolution
      """)
}
