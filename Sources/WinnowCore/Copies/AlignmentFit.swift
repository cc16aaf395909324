/// Finds how exactly two clips lie on each other, from a first idea of it.
///
/// Codes of both clips are held against what the other shows at their start; where two codes that are
/// alike begin at the same time, an alignment is tried. Of long clips a part in the middle is looked at.
struct AlignmentFit {
  /// Speeds tried, as factors of the best so far, round by round.
  private static let rounds = [[0.92, 0.94, 0.96, 0.98, 1.02, 1.04, 1.06, 1.08], [0.99, 1.01]]
  /// Codes of each clip that are looked at, at most.
  private static let codes = 256
  /// Codes whose start is brought together with that of another.
  private static let anchors = 16
  /// Milliseconds by which the first idea may be off, and by which starts may miss each other.
  private static let reach = 350.0
  private static let tolerance = 15.0
  /// Milliseconds by which lines differ that are worth trying.
  private static let grain = 8.0

  private let plain: TimedCodes
  private let query: TimedCodes
  private let span: AlignedSpan
  /// Row by row the agreement of each code of `plain` with those of `query`.
  private let agreements: [Int32]

  /// Time in the query is `speed` times that in the plain clip, in milliseconds, plus `offset`.
  struct Line: Hashable {
    var speed: Double
    var offset: Double
  }

  init(plain: TimedCodes, query: TimedCodes, span: AlignedSpan, kernels: Kernels) {
    self.span = span
    let (plain, query) = (
      plain.middle(of: span.plain, count: Self.codes),
      query.middle(of: span.query, count: Self.codes)
    )
    (self.plain, self.query) = (plain, query)
    agreements = plain.codes.flatMap { code in
      kernels.codeDifferences(code, query.codes[...]).map { difference in
        let distance = min(difference.distance ?? .max, CopyAlignment.unmatched)
        return Int32(CopyAlignment.reference - distance)
      }
    }
  }

  /// The line on which the codes agree best; at the span's speed where another is no better.
  func line() -> Line {
    let middle = Double(span.plain.lowerBound + span.plain.upperBound) / 2
    var best = Line(speed: span.speed.value, offset: Double(span.offset))
    var bestScore = favoured(best)
    for factors in Self.rounds {
      let start = best
      for speed in [start.speed, 1] + factors.map({ start.speed * $0 }) {
        let turned = Line(speed: speed, offset: start.offset + (start.speed - speed) * middle)
        for line in [turned] + anchored(turned) {
          let score = favoured(line)
          if score > bestScore { (best, bestScore) = (line, score) }
        }
      }
    }
    return best
  }

  /// Lines at the same speed on which two codes that are alike begin together.
  private func anchored(_ line: Line) -> [Line] {
    var offsets: Set<Int> = []
    var lines: [Line] = []
    for i in stride(from: 0, to: plain.count, by: max(1, plain.count / Self.anchors)) {
      let start = Double(plain.starts[i])
      let time = line.speed * start + line.offset
      for j in query.holds(from: time - Self.reach, to: time + Self.reach)
      where abs(Double(query.starts[j]) - time) <= Self.reach && agreement(i, j) >= Self.alike {
        let offset = Double(query.starts[j]) - line.speed * start
        guard offsets.insert(Int((offset / Self.grain).rounded())).inserted else { continue }
        lines.append(Line(speed: line.speed, offset: offset))
      }
    }
    return lines
  }

  private static let alike = CopyAlignment.reference - CopyAlignment.farthestVote

  private func agreement(_ i: Int, _ j: Int) -> Int { Int(agreements[i * query.count + j]) }

  /// The score less an eighth of how far the speed is from 1: a slow drift leaves speeds in doubt.
  private func favoured(_ line: Line) -> Double {
    Double(score(line)) * (1 - abs(line.speed - 1) / 8)
  }

  /// Grows with the number of codes that agree and with how well they do.
  private func score(_ line: Line) -> Int {
    var score = 0
    for i in 0..<plain.count {
      let time = line.speed * Double(plain.starts[i]) + line.offset
      let held = query.holds(from: time - Self.tolerance, to: time + Self.tolerance)
      score += held.lazy.map { agreement(i, $0) }.max() ?? 0
    }
    for j in 0..<query.count {
      let time = (Double(query.starts[j]) - line.offset) / line.speed
      let held = plain.holds(from: time - Self.tolerance, to: time + Self.tolerance)
      score += held.lazy.map { agreement($0, j) }.max() ?? 0
    }
    return score
  }
}

extension TimedCodes {
  /// At most `count` codes in the middle of `span`, in milliseconds.
  fileprivate func middle(of span: Range<Int>, count: Int) -> TimedCodes {
    let held = holds(from: Double(span.lowerBound), to: Double(span.upperBound))
    let spare = max(0, held.count - count)
    let part = held.lowerBound + spare / 2..<held.upperBound - (spare + 1) / 2
    return TimedCodes(
      length: length, starts: Array(starts[part]), ends: Array(ends[part]),
      codes: Array(codes[part]))
  }
}
