/// One framing of one clip in a search for copies.
struct CopySheet {
  /// Position of the clip.
  let clip: Int
  let framing: Int
  let plain: TimedCodes

  /// The framings of `clips` that can be told from others, in order.
  static func sheets(of clips: [ClipFingerprint]) -> [CopySheet] {
    clips.indices.flatMap { clip -> [CopySheet] in
      let fingerprint = clips[clip]
      return fingerprint.framings.indices.compactMap { framing -> CopySheet? in
        guard fingerprint.framings[framing].isUsable else { return nil }
        let plain = TimedCodes(
          length: fingerprint.length, starts: fingerprint.starts, ends: fingerprint.ends,
          codes: fingerprint.framings[framing].codes)
        return CopySheet(clip: clip, framing: framing, plain: plain)
      }
    }
  }
}

/// A sheet that is looked for in all the ways it may have been altered.
struct CopyQuery {
  let sheet: CopySheet
  private let pictures: [Plane]
  private let kernels: Kernels
  /// Of each variant, once it has been asked for.
  private var codes: [[ContrastCode]?]

  init(_ sheet: CopySheet, of clips: [ClipFingerprint], kernels: Kernels) {
    self.sheet = sheet
    self.kernels = kernels
    pictures = clips[sheet.clip].framings[sheet.framing].pictures
    codes = Array(repeating: nil, count: CopyVariant.all.count)
  }

  /// The different keys under which a variant can be found: those of pictures with enough texture.
  func keys(_ variant: CopyVariant) -> Set<CoarseKey> {
    Set(
      pictures.indices.lazy.filter { sheet.plain.codes[$0].isUsable }
        .map { variant.key(of: pictures[$0], kernels: kernels) })
  }

  /// The best alignment with `plain` among those that the variants named suggest.
  mutating func best(
    on plain: TimedCodes, variants: [Int], criteria: CopyCriteria
  ) -> VariantAlignment? {
    var best: VariantAlignment?
    for mirrored in [false, true] {
      let fitting = variants.filter { CopyVariant.all[$0].mirrored == mirrored }
      guard let variant = variant(nearest: plain, among: fitting) else { continue }
      let alignment = CopyAlignment(
        plain: plain, query: timed(variant), criteria: criteria, kernels: kernels)
      guard let span = alignment.best() else { continue }
      if best.map({ $0.span < span }) ?? true {
        best = VariantAlignment(variant: variant, span: span)
      }
    }
    return best
  }

  /// The codes of all pictures, seen as `variant`.
  func timed(_ variant: CopyVariant) -> TimedCodes {
    TimedCodes(
      length: sheet.plain.length, starts: sheet.plain.starts, ends: sheet.plain.ends,
      codes: codes(variant))
  }

  private func codes(_ variant: CopyVariant) -> [ContrastCode] {
    pictures.map { variant.code(of: $0, kernels: kernels) }
  }

  private mutating func codes(variant: Int) -> [ContrastCode] {
    if let known = codes[variant] { return known }
    let new = codes(CopyVariant.all[variant])
    codes[variant] = new
    return new
  }

  /// The variant with the most alike pairs of pictures, its crop fitted to these; nil where no pair
  /// is alike.
  private mutating func variant(nearest plain: TimedCodes, among variants: [Int]) -> CopyVariant? {
    var best: (variant: Int, pairs: [AlikePair], distance: Int)?
    for variant in variants {
      let pairs = AlikePair.best(plain.codes, codes(variant: variant), kernels: kernels)
      guard !pairs.isEmpty else { continue }
      let distance = pairs.reduce((CropSearch.pairs - pairs.count) * CopyAlignment.unmatched) {
        $0 + $1.distance
      }
      if best.map({ distance < $0.distance }) ?? true { best = (variant, pairs, distance) }
    }
    guard let best else { return nil }
    let search = CropSearch(
      pairs: best.pairs.map {
        CropSearch.Pair(plain: plain.codes[$0.plain], picture: pictures[$0.query])
      }, kernels: kernels)
    return search.best(from: CopyVariant.all[best.variant])
  }
}

/// Two pictures that are alike enough to be looked at.
struct AlikePair {
  /// The distance up to which they are, in 1/10000: fitting the crop may bring it below a vote's.
  private static let farthest = 4000

  let plain: Int
  let query: Int
  let distance: Int

  /// For the query's codes that are most like a plain one, the pairs, the nearest first.
  static func best(_ plain: [ContrastCode], _ query: [ContrastCode], kernels: Kernels)
    -> [AlikePair]
  {
    var nearest = [(distance: Int, plain: Int)](
      repeating: (farthest + 1, 0), count: query.count)
    for (i, code) in plain.enumerated() where code.isUsable {
      for (j, difference) in kernels.codeDifferences(code, query[...]).enumerated() {
        if let distance = difference.distance, distance < nearest[j].distance {
          nearest[j] = (distance, i)
        }
      }
    }
    let pairs = nearest.indices.filter { nearest[$0].distance <= farthest }
      .map { AlikePair(plain: nearest[$0].plain, query: $0, distance: nearest[$0].distance) }
    return Array(
      pairs.sorted { ($0.distance, $0.query) < ($1.distance, $1.query) }.prefix(CropSearch.pairs))
  }
}
