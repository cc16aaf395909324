extension ClipRules: RecipeSettings {
  static let section = "clips"
  static let summary = "How shots become clips."

  static let keys: [RecipeKey<ClipRules>] = [
    .number("min", \.minimum, in: 0...86400, unit: "s", "Shorter clips are rejected."),
    .number("max", \.maximum, in: 0.1...86400, unit: "s", "Longer shots are cut into clips."),
    .name(
      "split", \.split,
      "How they are cut. `even`: into equal parts; `stride`: a clip of `max` every `stride` "
        + "seconds, and what is left at the end."),
    .number(
      "stride", \.stride, in: 0.1...86400, unit: "s", unset: "as max",
      "From start to start: less than `max` overlaps, more leaves gaps. Needs `split: stride`."),
    .number(
      "trim", \.trim, in: 0...3600, unit: "s",
      "Cut off at each end of a shot; frames of a transition never belong to a clip."),
    .number(
      "trim_gradual", \.trimGradual, in: 0...3600, unit: "s",
      "Cut off besides at an end with a fade, dissolve or wipe."),
    .wholeNumber(
      "trim_frames", \.trimFrames, in: 0...1_000_000, unit: "frames",
      "Cut off besides at each end of a shot."),
    .truth(
      "clear_start", \.startsClear,
      "Whether clips begin at their first scored frame with half the shot's median "
        + "`sharpness.laplacian`, unless the first has it, or too little would be left."),
    .truth(
      "stitch", \.stitches,
      "Whether shots are joined across cuts with the same picture on both sides, as flashes make "
        + "them."),
  ]

  var clashes: [RecipeClash] {
    var clashes: [RecipeClash] = []
    if stride != nil, split != .stride {
      clashes.append(
        RecipeClash(["stride", "split"], "clips.stride needs 'split: stride' beside it"))
    }
    if maximum < minimum {
      clashes.append(
        RecipeClash(["min", "max"], "clips.max (\(maximum)) is below clips.min (\(minimum))"))
    }
    return clashes
  }
}
