extension Presets {
  static let dataJuicer = Preset(
    name: "data-juicer",
    summary:
      "Shots of PySceneDetect's content detector in usual shapes, as Data-Juicer's operators take "
      + "them.",
    source: "datajuicer/data-juicer, video operators at their defaults.",
    omits:
      "aesthetics, text, watermarks, NSFW, identical files once; its bound on Farneback flow is in pixels "
      + "of the source and has no counterpart.",
    text: """
      shots:
        detector: content 27
      screen:
        probe:
          aspect: [0.42857, 2.33334]             # 9:21 to 21:9
      clips:
        min: 0
        max: 86400
      gates: {}
      duplicates:
        scope: off
      export:
        sampler: keyframes
      """)
}
