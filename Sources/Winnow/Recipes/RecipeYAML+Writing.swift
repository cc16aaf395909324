import WinnowCore

extension RecipeYAML {
  /// The recipe in YAML, without what is as it is by default: read again, it is the same recipe.
  public static func text(of recipe: Recipe) -> String {
    textWithoutGates(of: recipe)
      + section("gates", recipe.gates.map { ($0.name, bounds($0.lower, $0.upper)) })
  }

  /// The same but for the gates, which are the last section.
  static func textWithoutGates(of recipe: Recipe) -> String {
    let (plain, screen) = (Recipe(), recipe.screen)
    return section("shots", changed(shots(recipe.shots), shots(plain.shots)))
      + section("sample", changed(sample(recipe.sample), sample(plain.sample)))
      + section("limits", changed(limits(recipe.limits), limits(plain.limits)))
      + self.screen(screen)
      + section("clips", changed(clips(recipe.clips), clips(plain.clips)))
      + section("duplicates", changed(duplicates(recipe.duplicates), duplicates(plain.duplicates)))
      + section("export", changed(export(recipe.export), export(plain.export)))
  }

  /// A key and its value; no value where the key is left out.
  private typealias Line = (key: String, value: String?)

  private static func changed(_ lines: [Line], _ plain: [Line]) -> [Line] {
    zip(lines, plain).filter { $0.value != $1.value }.map(\.0)
  }

  private static func section(_ name: String, _ lines: [Line], indent: String = "") -> String {
    let lines = lines.compactMap { line in
      line.value.map { "\(indent)  \(line.key): \($0)\n" }
    }
    return lines.isEmpty ? "" : "\(indent)\(name):\n" + lines.joined()
  }

  private static func bounds(_ lower: Double?, _ upper: Double?) -> String {
    let text = { (bound: Double?) in bound.map(number) ?? "~" }
    return "[\(text(lower)), \(text(upper))]"
  }

  /// The shortest text that is read as the same number.
  private static func number(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  private static func shots(_ shots: ShotSettings) -> [Line] { [("detector", shots.detector)] }

  private static func sample(_ sample: SampleSettings) -> [Line] {
    [("rate", number(sample.rate))]
  }

  private static func limits(_ limits: ScanLimits) -> [Line] {
    [
      ("pixels", "\(limits.pixels)"), ("probe_bytes", "\(limits.probeBytes)"),
      ("consecutive_errors", "\(limits.consecutiveErrors)"),
      ("packets_without_frame", "\(limits.packetsWithoutFrame)"),
      ("seconds_per_video", number(limits.secondsPerVideo)),
      ("seconds_per_video_second", number(limits.secondsPerVideoSecond)),
      ("seconds_without_frame", number(limits.secondsWithoutFrame)),
      ("memory", "\(limits.memory)"),
    ]
  }

  private static func screen(_ screen: ScreenSettings) -> String {
    let probe = screen.probe.map { ($0.fact.rawValue, bounds($0.lower, $0.upper)) }
    let keyframes = screen.keyframes.map { ($0.name, bounds($0.lower, $0.upper)) }
    let parts =
      section("probe", probe, indent: "  ") + section("keyframes", keyframes, indent: "  ")
      + (screen.usesGates ? "  keyframes: true\n" : "")
    return parts.isEmpty ? "" : "screen:\n" + parts
  }

  private static func clips(_ clips: ClipRules) -> [Line] {
    [
      ("min", number(clips.minimum)), ("max", number(clips.maximum)),
      ("split", clips.split.rawValue), ("stride", clips.stride.map(number)),
      ("trim", number(clips.trim)), ("trim_gradual", number(clips.trimGradual)),
      ("trim_frames", "\(clips.trimFrames)"), ("clear_start", "\(clips.startsClear)"),
      ("stitch", "\(clips.stitches)"),
    ]
  }

  private static func duplicates(_ duplicates: DuplicateSettings) -> [Line] {
    [
      ("scope", duplicates.scope.rawValue), ("strictness", duplicates.strictness.rawValue),
      ("keep", duplicates.keep.rawValue), ("same_take", duplicates.sameTake.rawValue),
    ]
  }

  private static func export(_ export: ExportSettings) -> [Line] {
    [
      ("sampler", export.sampler), ("qscale", "\(export.qscale)"), ("crop", "\(export.crop)"),
      ("short_side", export.shortSide.map { "\($0)" }),
    ]
  }
}
