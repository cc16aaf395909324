extension Presets {
  static let balanced = Preset(
    name: "balanced",
    summary:
      "Clips of 2 to 60 s that are neither dark, blown out, flat, blurred, still nor copies.",
    source: "published pipelines where they agree, set wide so that little of value is lost.",
    text: """
      shots:
        detector: transitions
      sample:
        rate: 2                                  # scored frames per second (LAS operators)
      clips:
        min: 2                                   # s (Open-Sora, Allegro, Cosmos)
        max: 60                                  # s (Cosmos, Panda-70M)
      gates:
        exposure.luma.mean: [20, 235]            # Allegro's lower bound
        exposure.dark.median: [~, 0.5]
        exposure.bright.median: [~, 0.3]
        contrast.rms.median: [0.04, ~]
        information.entropy.median: [1.4, ~]     # bits (CleanVision: 3 of three channels in one histogram)
        sharpness.laplacian.median: [20, ~]
        information.temporal.mean: [0.3, ~]      # levels: less is a still picture
      duplicates:
        scope: catalog
      export:
        sampler: first-middle-last
        qscale: 2
        crop: true
      """)
}
