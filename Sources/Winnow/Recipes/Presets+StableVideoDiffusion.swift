extension Presets {
  static let stableVideoDiffusion = Preset(
    name: "stable-video-diffusion",
    summary: "Clips that move and have little text, as Stable Video Diffusion curates them.",
    source: "Blattmann et al. 2023, arXiv 2311.15127, appendix C.",
    omits:
      "CLIP similarity and aesthetics; the shares that are dropped are chosen by "
      + "trained models. Text is judged by what stays over the picture.",
    text: """
      shots:
        detector: transitions                    # in place of three detectors one after the other
      sample:
        rate: 2                                  # optical flow at 2 frames per second
      clips:
        min: 0
        max: 86400
      gates:
        motion.magnitude.mean: [0.003, ~]        # a still example has 0.043 at 16 x 28 in half a second, taken for pixels of that size
        overlay.share.median: [~, 0.07]          # text on 7 % of the picture
      duplicates:
        scope: off
      export:
        sampler: first-middle-last
      """)
}
