extension Presets {
  static let volcano = Preset(
    name: "volcano",
    summary:
      "Shots of BMF's pre-processing demo, measured as LAS operators do, every frame "
      + "as JPEG.",
    source:
      "BabitMF/bmf, demo LLM_video_preprocessing; Volcano Engine LAS operators, "
      + "volcengine.com/docs/6492.",
    omits: "aesthetic score, text recognition and captions. Neither rejects clips by signals.",
    text: """
      shots:
        detector: scdet 11.71875                 # select='gt(scene,0.3)': 30 of 256 levels, in percent
      sample:
        rate: 2                                  # frames per second (LAS: sharpness)
      clips:
        min: 0
        max: 86400
      gates: {}
      duplicates:
        scope: off
      export:
        sampler: frames 1
        qscale: 2
        crop: true
      """)
}
