/// An accepted alignment of one sheet's plain codes with a variant of another's.
struct Finding: Sendable {
  /// Positions of the clips and of their sheets.
  let plain: (clip: Int, sheet: Int)
  let query: (clip: Int, sheet: Int)
  let match: CopyMatch
  private let span: AlignedSpan

  /// - Parameter lengths: of the clips, in milliseconds.
  init(
    _ alignment: VariantAlignment, plain: (clip: Int, sheet: Int), query: (clip: Int, sheet: Int),
    lengths: (plain: Int, query: Int)
  ) {
    (self.plain, self.query) = (plain, query)
    span = alignment.span
    let line = alignment.line
    let isPlainFirst = plain.clip < query.clip
    let overlaps = line.overlaps(plainLength: lengths.plain, queryLength: lengths.query)
    match = CopyMatch(
      a: min(plain.clip, query.clip), b: max(plain.clip, query.clip),
      relation: alignment.relation, distance: span.distance,
      codes: span.matched, speed: isPlainFirst ? 1 / line.speed : line.speed,
      mirrored: alignment.mirrored, overlapA: isPlainFirst ? overlaps.plain : overlaps.query,
      overlapB: isPlainFirst ? overlaps.query : overlaps.plain)
  }

  /// The two clips, whichever way round they were found.
  var pair: [Int] { [match.a, match.b] }

  /// The order of pairs, and within a pair the best first.
  static func precedes(_ x: Finding, _ y: Finding) -> Bool {
    if x.pair != y.pair { return x.pair.lexicographicallyPrecedes(y.pair) }
    if x.match.relation != y.match.relation { return x.match.relation == .copy }
    if y.span < x.span || x.span < y.span { return y.span < x.span }
    if x.match.mirrored != y.match.mirrored { return y.match.mirrored }
    return (x.plain.clip, x.plain.sheet, x.query.sheet)
      < (y.plain.clip, y.plain.sheet, y.query.sheet)
  }
}

extension AlignmentFit.Line {
  /// Whether clips of these lengths in milliseconds share as much as `criteria` ask for, give or take
  /// a tenth: the start of a code is known to a tenth of a second.
  func leavesOverlap(between lengths: (plain: Int, query: Int), _ criteria: CopyCriteria) -> Bool {
    let overlaps = overlaps(plainLength: lengths.plain, queryLength: lengths.query)
    return [overlaps.plain, overlaps.query].allSatisfy {
      $0.upperBound - $0.lowerBound >= 0.9 * criteria.minimumOverlap
    }
  }

  /// The stretch in seconds that clips of these lengths in milliseconds share.
  func overlaps(plainLength: Int, queryLength: Int) -> (plain: Range<Double>, query: Range<Double>)
  {
    func seconds(_ from: Double, _ to: Double, _ length: Int) -> Range<Double> {
      let low = max(0, min(Double(length), from)).rounded() / 1000
      return low..<max(low, max(0, min(Double(length), to)).rounded() / 1000)
    }
    let start = max(0, -offset / speed)
    let end = min(Double(plainLength), (Double(queryLength) - offset) / speed)
    return (
      seconds(start, end, plainLength),
      seconds(start * speed + offset, end * speed + offset, queryLength)
    )
  }
}
