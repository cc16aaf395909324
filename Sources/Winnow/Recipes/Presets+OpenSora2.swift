extension Presets {
  static let openSora2 = Preset(
    name: "open-sora-2",
    summary:
      "Clips of 2 to 8 s of videos with enough bits, frames and sharpness, as "
      + "Open-Sora 2 takes them.",
    source: "Open-Sora 2.0, arXiv 2503.09642.",
    omits:
      "aesthetic score, text recognition, jitter by shots per second; the bounds on "
      + "VMAF motion are not published, nor is the one on sharpness: 100 is customary.",
    text: """
      shots:
        detector: scdet 10                       # libavfilter's scene score; its threshold is not published
      screen:
        probe:
          duration: [2, ~]
          bits_per_pixel: [0.02, ~]
          fps: [16, ~]
          aspect: [0.3333, 3]
      clips:
        min: 2
        max: 8
        split: stride
      gates:
        sharpness.laplacian.below(100): [~, 0.5] # the majority of the frames
      duplicates:
        scope: off
      export:
        long_side: 1080
      """)
}
