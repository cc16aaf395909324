/// An accepted alignment of one clip's plain codes with a variant of another's.
struct Finding {
  let plain: Int
  let query: Int
  let span: AlignedSpan
  let line: AlignmentFit.Line
  /// Milliseconds of both clips.
  let lengths: (plain: Int, query: Int)
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
    let (inPlain, inQuery) = overlaps
    return CopyMatch(
      a: min(plain, query), b: max(plain, query), distance: span.distance, codes: span.matched,
      speed: isPlainFirst ? 1 / line.speed : line.speed, mirrored: mirrored,
      overlapA: isPlainFirst ? inPlain : inQuery, overlapB: isPlainFirst ? inQuery : inPlain)
  }

  /// The shared stretch in seconds of both clips.
  private var overlaps: (plain: Range<Double>, query: Range<Double>) {
    let start = max(0, -line.offset / line.speed)
    let end = min(Double(lengths.plain), (Double(lengths.query) - line.offset) / line.speed)
    func seconds(_ from: Double, _ to: Double, _ length: Int) -> Range<Double> {
      let low = max(0, min(Double(length), from)).rounded() / 1000
      return low..<max(low, max(0, min(Double(length), to)).rounded() / 1000)
    }
    return (
      seconds(start, end, lengths.plain),
      seconds(start * line.speed + line.offset, end * line.speed + line.offset, lengths.query)
    )
  }
}
