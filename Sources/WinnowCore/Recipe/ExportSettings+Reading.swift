extension ExportSettings {
  init(_ node: RecipeNode) throws(RecipeError) {
    let keys = [
      "sampler", "picture", "qscale", "webp_quality", "crop", "short_side", "long_side", "width",
      "height", "fitting", "cut", "snap", "fps", "crf", "max_bit_rate", "audio", "shard_of",
      "shard_samples", "shard_bytes",
    ]
    let section = try RecipeSection(node, name: "export", keys: keys)
    try section.read("sampler", complaint: FrameSamplers.complaint(about:), into: &sampler)
    try section.read("picture", into: &picture)
    try section.read("qscale", in: 1...31, into: &qscale)
    try section.read("webp_quality", in: 0...100, into: &webpQuality)
    try section.read("crop", into: &crop)
    shortSide = try section.optional("short_side", in: 16...16384)
    longSide = try section.optional("long_side", in: 16...16384)
    width = try section.optional("width", in: 16...16384)
    height = try section.optional("height", in: 16...16384)
    try section.read("fitting", into: &fitting)
    try section.read("cut", into: &cut)
    try section.read("snap", in: 0...3600, into: &snap)
    if section.node("fps") != nil {
      var rate = 0.0
      try section.read("fps", in: 0.1...240, into: &rate)
      fps = rate
    }
    try section.read("crf", in: 0...51, into: &crf)
    maxBitRate = try section.optional("max_bit_rate", in: 16...1_000_000)
    try section.read("audio", into: &audio)
    try section.read("shard_of", into: &shardOf)
    try section.read("shard_samples", in: 1...1 << 30, into: &shardSamples)
    try section.read("shard_bytes", in: 1 << 16...1 << 46, into: &shardBytes)
    try checkSize(section, line: node.line)
  }

  private func checkSize(_ section: RecipeSection, line: Int) throws(RecipeError) {
    if (width == nil) != (height == nil) {
      let (given, missing) = width == nil ? ("height", "width") : ("width", "height")
      throw RecipeError(
        line: section.node(given)?.line ?? line, "export.\(given) needs \(missing) beside it")
    }
    let sizes = [("short_side", shortSide), ("long_side", longSide), ("width", width)]
      .filter { $0.1 != nil }
    if sizes.count > 1 {
      throw RecipeError(
        line: section.node(sizes[1].0)?.line ?? line,
        "export takes one size: \(sizes.map(\.0).joined(separator: " or "))")
    }
  }
}

extension RecipeSection {
  /// The whole number under `key`; nil where there is none.
  fileprivate func optional(
    _ key: String, in range: ClosedRange<Int>
  ) throws(RecipeError) -> Int? {
    guard node(key) != nil else { return nil }
    var number = 0
    try read(key, in: range, into: &number)
    return number
  }
}
