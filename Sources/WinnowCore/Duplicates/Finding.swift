/// An accepted alignment of one sheet's plain codes with a variant of another's.
struct Finding {
  /// Positions of the sheets, and of the clips they belong to.
  let plain: Int
  let query: Int
  let clips: (plain: Int, query: Int)
  let alignment: VariantAlignment

  /// The two clips, whichever way round they were found.
  var pair: [Int] { [min(clips.plain, clips.query), max(clips.plain, clips.query)] }

  /// The order of pairs, and within a pair the best first.
  static func precedes(_ x: Finding, _ y: Finding) -> Bool {
    if x.pair != y.pair { return x.pair.lexicographicallyPrecedes(y.pair) }
    let (a, b) = (x.alignment, y.alignment)
    if b.span < a.span || a.span < b.span { return b.span < a.span }
    if a.variant.mirrored != b.variant.mirrored { return b.variant.mirrored }
    return (x.clips.plain, x.plain, x.query) < (y.clips.plain, y.plain, y.query)
  }

  /// The match on `line`, between clips of these lengths in milliseconds.
  func match(_ line: AlignmentFit.Line, plainLength: Int, queryLength: Int) -> CopyMatch {
    let isPlainFirst = clips.plain < clips.query
    let start = max(0, -line.offset / line.speed)
    let end = min(Double(plainLength), (Double(queryLength) - line.offset) / line.speed)
    func seconds(_ from: Double, _ to: Double, _ length: Int) -> Range<Double> {
      let low = max(0, min(Double(length), from)).rounded() / 1000
      return low..<max(low, max(0, min(Double(length), to)).rounded() / 1000)
    }
    let inPlain = seconds(start, end, plainLength)
    let inQuery = seconds(
      start * line.speed + line.offset, end * line.speed + line.offset, queryLength)
    let span = alignment.span
    return CopyMatch(
      a: pair[0], b: pair[1], distance: span.distance, codes: span.matched,
      speed: isPlainFirst ? 1 / line.speed : line.speed, mirrored: alignment.variant.mirrored,
      overlapA: isPlainFirst ? inPlain : inQuery, overlapB: isPlainFirst ? inQuery : inPlain)
  }
}

/// How a variant of one sheet lies on the plain codes of another.
struct VariantAlignment {
  let variant: CopyVariant
  let span: AlignedSpan
}
