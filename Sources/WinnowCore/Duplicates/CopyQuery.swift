/// A sheet that is looked for in all the ways it may have been altered.
struct CopyQuery {
  private let plain: TimedCodes
  private let pictures: [Plane]
  private let kernels: Kernels
  /// Of each variant, once it has been asked for.
  private var codes: [[ContrastCode]?]

  init(_ sheet: CopySheet, of clip: ClipFingerprint, kernels: Kernels) {
    let framing = clip.framings[sheet.framing]
    self.kernels = kernels
    plain = TimedCodes(
      length: clip.length, starts: clip.starts, ends: clip.ends, codes: framing.codes)
    pictures = framing.pictures
    codes = Array(repeating: nil, count: CopyVariant.all.count)
  }

  var length: Int { plain.length }

  /// The keys under which a variant can be found: those of pictures with enough texture, each with the
  /// first picture that has it.
  func keys(_ variant: CopyVariant) -> [(key: CoarseKey, picture: Int)] {
    var seen: Set<CoarseKey> = []
    return pictures.indices.compactMap { picture in
      guard plain.codes[picture].isUsable else { return nil }
      let key = variant.key(of: pictures[picture], kernels: kernels)
      return seen.insert(key).inserted ? (key, picture) : nil
    }
  }

  /// The code of a picture, seen as the variant with this number.
  mutating func code(_ picture: Int, variant: Int) -> ContrastCode {
    codes(variant: variant)[picture]
  }

  /// The best alignment with `plain` among those that the variants named suggest.
  mutating func best(
    on plain: TimedCodes, variants: [Int], criteria: CopyCriteria
  ) -> VariantAlignment? {
    var best: (span: AlignedSpan, query: TimedCodes, mirrored: Bool)?
    for mirrored in [false, true] {
      let fitting = variants.filter { CopyVariant.all[$0].mirrored == mirrored }
      guard let variant = variant(nearest: plain, among: fitting) else { continue }
      let query = timed(variant)
      let alignment = CopyAlignment(
        plain: plain, query: query, criteria: criteria, kernels: kernels)
      guard let span = alignment.best() else { continue }
      if best.map({ $0.span < span }) ?? true {
        best = (span, query, mirrored)
      }
    }
    return best.map { span, query, mirrored in
      let fit = AlignmentFit(plain: plain, query: query, span: span, kernels: kernels)
      return VariantAlignment(span: span, line: fit.line(), mirrored: mirrored)
    }
  }

  private func timed(_ variant: CopyVariant) -> TimedCodes {
    TimedCodes(
      length: plain.length, starts: plain.starts, ends: plain.ends, codes: codes(variant))
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
