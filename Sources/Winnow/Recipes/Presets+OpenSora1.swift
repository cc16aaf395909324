extension Presets {
  static let openSora1 = Preset(
    name: "open-sora-1",
    summary: "Clips of 2 to 15 s, cut as Open-Sora 1 does.",
    source: "hpcaitech/Open-Sora 1.0 to 1.3, tools/scene_cut.",
    omits: "aesthetic score, UniMatch flow, text detection and CLIP matching.",
    text: """
      shots:
        detector: adaptive 3
      clips:
        min: 2
        max: 15
      gates: {}
      duplicates:
        scope: off
      export:
        sampler: first-middle-last
        short_side: 1080
        fps: 30
      """)
}
