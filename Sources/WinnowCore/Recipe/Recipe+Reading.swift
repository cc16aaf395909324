extension Recipe {
  /// Reads a recipe; keys that are not given keep their defaults.
  ///
  /// - Throws: `RecipeError` at the first key, name or value that is not known or not allowed.
  public init(_ node: RecipeNode) throws(RecipeError) {
    let sections = [
      "shots", "sample", "limits", "screen", "clips", "gates", "duplicates", "export",
    ]
    let recipe = try RecipeSection(node, name: "the recipe", keys: sections)
    if let node = recipe.node("shots") { shots = try ShotSettings(node) }
    if let node = recipe.node("sample") { sample = try SampleSettings(node) }
    if let node = recipe.node("limits") { limits = try ScanLimits(node) }
    if let node = recipe.node("screen") { screen = try ScreenSettings(node) }
    if let node = recipe.node("clips") { clips = try ClipRules(node) }
    if let node = recipe.node("gates") { gates = try Self.gates(node) }
    if let node = recipe.node("duplicates") { duplicates = try DuplicateSettings(node) }
    if let node = recipe.node("export") { export = try ExportSettings(node) }
  }

  private static func gates(_ node: RecipeNode) throws(RecipeError) -> [Gate] {
    var gates: [Gate] = []
    for entry in try RecipeSection.entries(of: node, name: "gates") {
      gates.append(try Gate(entry))
    }
    return gates
  }
}

extension ShotSettings {
  init(_ node: RecipeNode) throws(RecipeError) {
    let section = try RecipeSection(node, name: "shots", keys: ["detector"])
    try section.read("detector", complaint: ShotDetectors.complaint(about:), into: &detector)
  }
}

extension SampleSettings {
  init(_ node: RecipeNode) throws(RecipeError) {
    let section = try RecipeSection(node, name: "sample", keys: ["rate"])
    try section.read("rate", in: 0.1...60, into: &rate)
  }
}

extension ScanLimits {
  init(_ node: RecipeNode) throws(RecipeError) {
    let keys = [
      "pixels", "probe_bytes", "consecutive_errors", "packets_without_frame", "seconds_per_video",
      "seconds_per_video_second", "seconds_without_frame", "memory",
    ]
    let section = try RecipeSection(node, name: "limits", keys: keys)
    try section.read("pixels", in: 256...1 << 30, into: &pixels)
    try section.read("probe_bytes", in: 32...1 << 30, into: &probeBytes)
    try section.read("consecutive_errors", in: 1...1 << 30, into: &consecutiveErrors)
    try section.read("packets_without_frame", in: 1...1 << 30, into: &packetsWithoutFrame)
    try section.read("seconds_per_video", in: 0.01...1e9, into: &secondsPerVideo)
    try section.read("seconds_per_video_second", in: 0.001...1e9, into: &secondsPerVideoSecond)
    try section.read("seconds_without_frame", in: 0.1...1e6, into: &secondsWithoutFrame)
    try section.read("memory", in: 1 << 28...1 << 46, into: &memory)
  }
}

extension ClipRules {
  init(_ node: RecipeNode) throws(RecipeError) {
    self.init()
    let keys = [
      "min", "max", "split", "stride", "trim", "trim_gradual", "trim_frames", "clear_start",
      "stitch",
    ]
    let section = try RecipeSection(node, name: "clips", keys: keys)
    try section.read("min", in: 0...86400, into: &minimum)
    try section.read("max", in: 0.1...86400, into: &maximum)
    try readSplit(section)
    try section.read("trim", in: 0...3600, into: &trim)
    try section.read("trim_gradual", in: 0...3600, into: &trimGradual)
    try section.read("trim_frames", in: 0...1_000_000, into: &trimFrames)
    try section.read("clear_start", into: &startsClear)
    try section.read("stitch", into: &stitches)
    if maximum < minimum {
      throw RecipeError(line: node.line, "clips.max (\(maximum)) is below clips.min (\(minimum))")
    }
  }

  private mutating func readSplit(_ section: RecipeSection) throws(RecipeError) {
    try section.read("split", into: &split)
    guard let node = section.node("stride") else { return }
    guard split == .stride else {
      throw RecipeError(line: node.line, "clips.stride needs 'split: stride' beside it")
    }
    var seconds = maximum
    try section.read("stride", in: 0.1...86400, into: &seconds)
    stride = seconds
  }
}

extension Gate {
  /// Reads "sharpness.laplacian.median: [100, ~]" or "exposure.luma.below(20): [~, 0.05]".
  init(_ entry: RecipeNode.Entry) throws(RecipeError) {
    (score, measure) = try Self.split(entry)
    (lower, upper) = try Self.bounds(of: entry)
  }

  /// Reads the bounds in "name: [lowest, highest]".
  static func bounds(of entry: RecipeNode.Entry) throws(RecipeError) -> (Double?, Double?) {
    guard case .list(let bounds) = entry.value.content, bounds.count == 2 else {
      throw RecipeError(line: entry.line, "\(entry.key) takes [lowest, highest], ~ for no bound")
    }
    let lower = try Self.bound(bounds[0], key: entry.key)
    let upper = try Self.bound(bounds[1], key: entry.key)
    if let lower, let upper, lower > upper {
      throw RecipeError(line: entry.line, "\(entry.key): \(lower) is above \(upper)")
    }
    return (lower, upper)
  }

  private static func split(_ entry: RecipeNode.Entry) throws(RecipeError) -> (String, Measure) {
    let scores = Metrics.scores.map(\.id)
    if scores.contains(entry.key) {
      let all = Measure.usages.joined(separator: ", ")
      throw RecipeError(line: entry.line, "\(entry.key) needs a statistic behind it: one of \(all)")
    }
    // A bound in parentheses may have a point of its own.
    let names = entry.key.prefix { $0 != "(" }
    let words = names.split(separator: ".", omittingEmptySubsequences: false)
    let score = words.dropLast().joined(separator: ".")
    if scores.contains(score), let measure = Measure(entry.key.dropFirst(score.count + 1)) {
      return (score, measure)
    }
    let known = scores.contains(score) ? Measure.usages.map { "\(score).\($0)" } : scores
    let name = scores.contains(score) || words.count < 3 ? entry.key : score
    throw RecipeError(
      line: entry.line, NearestName.complaint(unknown: "metric", name, known: known))
  }

  private static func bound(_ node: RecipeNode, key: String) throws(RecipeError) -> Double? {
    if case .null = node.content { return nil }
    let finite = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    guard case .scalar(let text) = node.content, let number = Double(text), finite ~= number else {
      throw RecipeError(line: node.line, "\(key) takes numbers, or ~ for no bound")
    }
    return number
  }
}
