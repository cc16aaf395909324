/// One crop of a clip, plain or mirrored, as a sequence of codes that are each held for a while.
struct TimedCodes {
  /// Milliseconds of the whole clip.
  let length: Int
  /// Milliseconds from the clip's start, in order.
  let starts: [Int32]
  let ends: [Int32]
  let codes: [ContrastCode]

  var count: Int { codes.count }
}

extension ClipFingerprint {
  /// Ways a clip may have been altered, by which another is looked for: three crops, each plain
  /// and mirrored.
  struct Variant: Hashable {
    let crop: Int
    let mirrored: Bool

    static let all = [false, true].flatMap { mirrored in
      FingerprintMoment.shares.indices.map { Variant(crop: $0, mirrored: mirrored) }
    }
  }

  func timedCodes(_ variant: Variant) -> TimedCodes {
    let codes = crops[variant.crop].codes
    return TimedCodes(
      length: length, starts: starts, ends: ends,
      codes: variant.mirrored ? codes.map(\.mirrored) : codes)
  }

  /// The different keys under which the variant can be found: those of codes with enough texture.
  func keys(_ variant: Variant) -> [CoarseKey] {
    let crop = crops[variant.crop]
    let usable = zip(crop.codes, crop.keys).lazy.filter { $0.0.isUsable }.map { $0.1.bits }
    let different = usable.sorted().reduce(into: [UInt64]()) { keys, key in
      if keys.last != key { keys.append(key) }
    }
    let keys = different.compactMap(CoarseKey.init(bits:))
    return variant.mirrored ? keys.map(\.mirrored) : keys
  }
}
