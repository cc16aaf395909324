extension ExportSettings: RecipeSettings {
  static let section = "export"
  static let summary = "What is written of kept clips."

  static let keys: [RecipeKey<ExportSettings>] = pictures + sizes + clips + shards

  private static let pictures: [RecipeKey<ExportSettings>] = [
    .choice(
      "sampler", \.sampler, of: { $0.samplers }, complaint: Instruments.complaint(aboutSampler:),
      "Which frames of a clip are exported as pictures."),
    .name("picture", \.picture, "Format of pictures."),
    .wholeNumber(
      "qscale", \.qscale, in: 1...31, "Quantiser of JPEG: 1 is best, 31 is smallest."),
    .wholeNumber("webp_quality", \.webpQuality, in: 0...100, "Quality of WebP: 100 is best."),
  ]

  private static let sizes: [RecipeKey<ExportSettings>] = [
    .truth("crop", \.crop, "Whether dark bars are cut off."),
    .wholeNumber(
      "short_side", \.shortSide, in: 16...16384, unit: "pixels", unset: "full size",
      "The short side that larger pictures and clips are reduced to."),
    .wholeNumber(
      "long_side", \.longSide, in: 16...16384, unit: "pixels", unset: "full size",
      "The long side that larger pictures and clips are reduced to."),
    .wholeNumber(
      "width", \.width, in: 16...16384, unit: "pixels", unset: "full size",
      "The exact width of pictures and clips; needs `height`."),
    .wholeNumber(
      "height", \.height, in: 16...16384, unit: "pixels", unset: "full size",
      "The exact height of pictures and clips; needs `width`."),
    .name(
      "fitting", \.fitting,
      "What is done where `width` and `height` have another aspect: cut off what stands over, or "
        + "add black."),
  ]

  private static let clips: [RecipeKey<ExportSettings>] = [
    .name(
      "cut", \.cut,
      "How clips are cut out: coded anew with exactly their frames, or copied from a keyframe on "
        + "where that is possible."),
    .number(
      "snap", \.snap, in: 0...3600, unit: "s",
      "What each end of a clip may lose where it is copied."),
    .number(
      "fps", \.fps, in: 0.1...240, unit: "frames/s", unset: "as they are",
      "Constant rate of clips."),
    .wholeNumber(
      "crf", \.crf, in: 0...51, "Constant rate factor of H.264: 0 is best, 51 is smallest."),
    .wholeNumber(
      "max_bit_rate", \.maxBitRate, in: 16...1_000_000, unit: "kbit/s", unset: "no limit",
      "What the bit rate of clips does not exceed for long."),
    .truth("audio", \.audio, "Whether clips keep their sound."),
  ]

  private static let shards: [RecipeKey<ExportSettings>] = [
    .name("shard_of", \.shardOf, "What WebDataset shards hold."),
    .wholeNumber(
      "shard_samples", \.shardSamples, in: 1...1 << 30,
      "Clips in a shard; the last one has what is left."),
    .wholeNumber(
      "shard_bytes", \.shardBytes, in: 1 << 16...1 << 46, unit: "bytes",
      "Size of a file at most; what has no room goes to another of the same number."),
  ]

  /// There is one size: any that is given replaces that of the base.
  mutating func makeWay(for keys: Set<String>) {
    guard !keys.isDisjoint(with: ["short_side", "long_side", "width", "height"]) else { return }
    (shortSide, longSide, width, height) = (nil, nil, nil, nil)
  }

  var clashes: [RecipeClash] {
    var clashes: [RecipeClash] = []
    if (width == nil) != (height == nil) {
      let (given, missing) = width == nil ? ("height", "width") : ("width", "height")
      clashes.append(
        RecipeClash([given, missing], "export.\(given) needs \(missing) beside it"))
    }
    let sizes = [("short_side", shortSide), ("long_side", longSide), ("width", width)]
      .filter { $0.1 != nil }.map(\.0)
    if sizes.count > 1 {
      clashes.append(
        RecipeClash(
          [sizes[1]] + sizes, "export takes one size: \(sizes.joined(separator: " or "))"))
    }
    return clashes
  }
}
