/// A sheet that is looked for in all the ways it may have been altered.
struct CopyQuery {
  private let plain: TimedCodes
  private let pictures: [Plane]
  private let kernels: Kernels
  private let stop: StopCheck
  /// Of each crop of the variants, once it has been asked for.
  private var codes: [[ContrastCode]?]

  init(
    _ sheet: CopySheet, of clip: ClipFingerprint, kernels: Kernels, stop: StopCheck = .never
  ) {
    let framing = clip.framings[sheet.framing]
    self.kernels = kernels
    self.stop = stop
    plain = clip.timed(framing)
    pictures = framing.pictures
    codes = Array(repeating: nil, count: CopyVariant.crops.count)
  }

  /// How many pictures there are.
  var count: Int { pictures.count }

  /// The code of a picture, seen as the variant with this number.
  mutating func code(_ picture: Int, variant: Int) -> ContrastCode {
    CopyVariant.all[variant].shown(codes(crop: variant % CopyVariant.crops.count)[picture])
  }

  /// The best alignment with `plain` among those that the variants named suggest.
  ///
  /// - Throws: `CopySearchStopped`.
  mutating func best(
    on plain: TimedCodes, variants: [Int], criteria: CopyCriteria
  ) throws -> VariantAlignment? {
    var best: (span: AlignedSpan, query: TimedCodes, mirrored: Bool)?
    for mirrored in [false, true] {
      let fitting = variants.filter { CopyVariant.all[$0].mirrored == mirrored }
      guard let variant = try variant(nearest: plain, among: fitting) else { continue }
      let query = timed(variant)
      let alignment = CopyAlignment(
        plain: plain, query: query, criteria: criteria, kernels: kernels, stop: stop)
      guard let span = try alignment.best() else { continue }
      if best.map({ $0.span < span }) ?? true {
        best = (span, query, mirrored)
      }
    }
    guard let best else { return nil }
    let fit = AlignmentFit(plain: plain, query: best.query, span: best.span, kernels: kernels)
    let (relation, line) = try MotionAgreement(plain: plain, query: best.query)
      .judge(fit.line(), criteria: criteria, stop: stop)
    let lengths = (plain: plain.length, query: best.query.length)
    guard line.leavesOverlap(between: lengths, criteria) else { return nil }
    return VariantAlignment(
      relation: relation, span: best.span, line: line, mirrored: best.mirrored)
  }

  private func timed(_ variant: CopyVariant) -> TimedCodes {
    TimedCodes(
      length: plain.length, starts: plain.starts, ends: plain.ends,
      codes: variant.codes(of: pictures, kernels: kernels))
  }

  private mutating func codes(variant: Int) -> [ContrastCode] {
    codes(crop: variant % CopyVariant.crops.count).map(CopyVariant.all[variant].shown)
  }

  private mutating func codes(crop: Int) -> [ContrastCode] {
    if let known = codes[crop] { return known }
    // The variants begin with the plain crops.
    let new = CopyVariant.all[crop].codes(of: pictures, kernels: kernels)
    codes[crop] = new
    return new
  }

  /// The variant with the pairs of pictures that are most alike, its crop fitted to these; nil where
  /// too few are.
  private mutating func variant(nearest plain: TimedCodes, among variants: [Int]) throws
    -> CopyVariant?
  {
    var best: (variant: Int, pairs: [AlikePair], distance: Int)?
    for variant in variants {
      let pairs = try AlikePair.best(
        plain.codes, codes(variant: variant), kernels: kernels, stop: stop)
      guard pairs.count == CropSearch.pairs else { continue }
      let distance = pairs.reduce(0) { $0 + $1.distance }
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
