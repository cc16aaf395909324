extension Presets {
  static let stepVideo = Preset(
    name: "step-video",
    summary:
      "Clips without their first and last 3 frames, 8 frames of each, as Step-Video "
      + "takes them.",
    source: "Step-Video-T2V, arXiv 2502.10248, section 7.1.",
    omits:
      "aesthetics, watermarks, subtitles, clusters. Its six subsets have growing "
      + "bounds that are not published.",
    text: """
      shots:
        detector: adaptive 3
      clips:
        min: 0
        max: 86400
        trim_frames: 3
      gates: {}
      duplicates:
        scope: off
      export:
        sampler: uniform 8
        crop: true
      """)
}
