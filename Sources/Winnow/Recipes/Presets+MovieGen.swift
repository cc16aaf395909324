extension Presets {
  static let movieGen = Preset(
    name: "movie-gen",
    summary:
      "Clips of 4 to 16 s of large pictures that move and have no bars, as Movie Gen "
      + "takes them.",
    source: "Polyak et al. 2024, arXiv 2410.13720, table 44.",
    omits:
      "aesthetic score, text recognition, motion vectors, shots per second, "
      + "resampling by clusters; SSCD embeddings are replaced by codes of pictures.",
    text: """
      shots:
        detector: scdet 10                       # FFmpeg's scene detection at its default
      screen:
        probe:
          duration: [4, 120]
          width: [768, ~]
          height: [768, ~]
      clips:
        min: 4
        max: 16
      gates:
        motion.vmaf.mean: [2, ~]
        letterbox.left.median: [~, 0.01]
        letterbox.top.median: [~, 0.01]
        letterbox.right.median: [~, 0.01]
        letterbox.bottom.median: [~, 0.01]
      duplicates:
        strictness: strict                       # SSCD cosine of 0.99
      """)
}
