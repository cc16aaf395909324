extension Presets {
  static let measureOnly = Preset(
    name: "measure-only",
    summary: "Every shot of any length, no gates, copies grouped: look first, decide later.",
    source: "none.",
    text: """
      clips:
        min: 0
        max: 86400
        trim: 0
      gates: {}
      """)
}
