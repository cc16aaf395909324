extension Presets {
  static let allegro = Preset(
    name: "allegro",
    summary:
      "Clips of 2 to 16 s that are neither dark nor pale, without their first and "
      + "last 10 frames, as Allegro takes them.",
    source: "Allegro, arXiv 2410.15458.",
    omits: "DOVER, LPIPS, UniMatch flow, aesthetics, text and CLIP.",
    text: """
      screen:
        probe:
          duration: [2, ~]
          fps: [23, ~]
      clips:
        min: 2
        max: 16
        trim_frames: 10
      gates:
        exposure.luma.mean: [20, 180]
      duplicates:
        scope: off
      """)
}
