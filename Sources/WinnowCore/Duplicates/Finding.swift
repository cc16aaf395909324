/// An accepted alignment of one clip's plain codes with a variant of another's.
struct Finding {
  let plain: Int
  let query: Int
  let span: AlignedSpan
  let mirrored: Bool

  /// The two clips, whichever way round they were found.
  var pair: [Int] { [min(plain, query), max(plain, query)] }

  /// The order of pairs, and within a pair the best first.
  static func precedes(_ x: Finding, _ y: Finding) -> Bool {
    if x.pair != y.pair { return x.pair.lexicographicallyPrecedes(y.pair) }
    if y.span < x.span || x.span < y.span { return y.span < x.span }
    if x.mirrored != y.mirrored { return y.mirrored }
    return x.plain < y.plain
  }

  var match: CopyMatch {
    let isPlainFirst = plain < query
    let (inPlain, inQuery) = (Self.seconds(span.plain), Self.seconds(span.query))
    return CopyMatch(
      a: min(plain, query), b: max(plain, query), distance: span.distance,
      speed: isPlainFirst ? span.speed.inverse.value : span.speed.value, mirrored: mirrored,
      overlapA: isPlainFirst ? inPlain : inQuery, overlapB: isPlainFirst ? inQuery : inPlain)
  }

  private static func seconds(_ span: Range<Int>) -> Range<Double> {
    Double(span.lowerBound) / 1000..<Double(span.upperBound) / 1000
  }
}
