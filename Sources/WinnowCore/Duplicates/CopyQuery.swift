/// A sheet that is looked for in all the ways it may have been altered.
struct CopyQuery {
  private let plain: TimedCodes
  private let pictures: [Plane]
  private let kernels: Kernels
  /// Of each crop of the variants, once it has been asked for.
  private var codes: [[ContrastCode]?]

  init(_ sheet: CopySheet, of clip: ClipFingerprint, kernels: Kernels) {
    let framing = clip.framings[sheet.framing]
    self.kernels = kernels
    plain = clip.timed(framing)
    pictures = framing.pictures
    codes = Array(repeating: nil, count: CopyVariant.crops.count)
  }

  /// Keys of a variant that differ in as many bits from one before them are not looked for: what it
  /// finds they would.
  private static let sameKey = 2

  /// The plain keys: those of pictures with enough texture, each with the first picture that has it.
  func keys() -> [(key: CoarseKey, picture: Int)] { keys(window: .whole, apart: 1) }

  /// The keys of all variants that `isWanted`, with the variants' numbers.
  func keys(where isWanted: (CopyVariant) -> Bool)
    -> [(key: CoarseKey, picture: Int, variant: Int)]
  {
    CopyVariant.crops.enumerated().flatMap { number, strips in
      let choices = [number, number + CopyVariant.crops.count]
        .filter { isWanted(CopyVariant.all[$0]) }
      guard !choices.isEmpty else { return [(key: CoarseKey, picture: Int, variant: Int)]() }
      return keys(window: .inside(strips), apart: Self.sameKey + 1).flatMap { key, picture in
        choices.map { (CopyVariant.all[$0].mirrored ? key.mirrored : key, picture, $0) }
      }
    }
  }

  /// The keys of a window that differ from all before them in at least `apart` bits.
  private func keys(window: PictureWindow, apart: Int) -> [(key: CoarseKey, picture: Int)] {
    var keys: [(key: CoarseKey, picture: Int)] = []
    for picture in pictures.indices where plain.codes[picture].isUsable {
      let key = window.key(of: pictures[picture], kernels: kernels)
      guard keys.allSatisfy({ $0.key.difference(from: key) >= apart }) else { continue }
      keys.append((key, picture))
    }
    return keys
  }

  /// The code of a picture, seen as the variant with this number.
  mutating func code(_ picture: Int, variant: Int) -> ContrastCode {
    CopyVariant.all[variant].shown(codes(crop: variant % CopyVariant.crops.count)[picture])
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
    guard let best else { return nil }
    let fit = AlignmentFit(plain: plain, query: best.query, span: best.span, kernels: kernels)
    let (relation, line) = MotionAgreement(plain: plain, query: best.query)
      .judge(fit.line(), criteria: criteria)
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
  private mutating func variant(nearest plain: TimedCodes, among variants: [Int]) -> CopyVariant? {
    var best: (variant: Int, pairs: [AlikePair], distance: Int)?
    for variant in variants {
      let pairs = AlikePair.best(plain.codes, codes(variant: variant), kernels: kernels)
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
