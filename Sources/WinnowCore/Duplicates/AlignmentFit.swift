/// Finds how exactly two clips lie on each other, from a first idea of it.
///
/// Codes of both clips are held against what the other shows at their start; where two codes that are
/// alike begin at the same time, an alignment is tried.
struct AlignmentFit {
  /// Speeds tried, as factors of the best so far, round by round.
  private static let rounds = [
    [0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06, 1.08], [0.99, 1, 1.01],
  ]
  /// Codes of each clip that are held against the other.
  private static let codes = 64
  /// Codes whose start is brought together with that of another.
  private static let anchors = 16
  /// Milliseconds by which the first idea may be off, and by which starts may miss each other.
  private static let reach = 350.0
  private static let tolerance = 15.0

  private let plain: TimedCodes
  private let query: TimedCodes
  private let plainChoice: [Int]
  private let queryChoice: [Int]

  /// Time in the query is `speed` times that in the plain clip, in milliseconds, plus `offset`.
  struct Line: Hashable {
    var speed: Double
    var offset: Double
  }

  init(plain: TimedCodes, query: TimedCodes) {
    (self.plain, self.query) = (plain, query)
    plainChoice = Self.spread(plain, Self.codes)
    queryChoice = Self.spread(query, Self.codes)
  }

  /// The line on which the codes agree best, near that of `span`; at the same speed where another
  /// is no better.
  func line(near span: AlignedSpan) -> Line {
    let middle = Double(span.plain.lowerBound + span.plain.upperBound) / 2
    var best = Line(speed: span.speed.value, offset: Double(span.offset))
    var bestScore = score(best)
    for factors in Self.rounds {
      let start = best
      for factor in [1] + factors {
        let speed = start.speed * factor
        let turned = Line(
          speed: speed, offset: start.offset + (start.speed - speed) * middle)
        for line in [turned] + anchored(turned) {
          let score = score(line)
          if score > bestScore { (best, bestScore) = (line, score) }
        }
      }
    }
    return best
  }

  /// Lines at the same speed on which two codes that are alike begin together.
  private func anchored(_ line: Line) -> [Line] {
    let step = max(1, plainChoice.count / Self.anchors)
    return stride(from: 0, to: plainChoice.count, by: step).flatMap { position -> [Line] in
      let i = plainChoice[position]
      let start = Double(plain.starts[i])
      let time = line.speed * start + line.offset
      return query.holds(from: time - Self.reach, to: time + Self.reach).compactMap { j -> Line? in
        let begin = Double(query.starts[j])
        guard abs(begin - time) <= Self.reach,
          let distance = CodeDifference(plain.codes[i], query.codes[j]).distance,
          distance <= CopyAlignment.farthestVote
        else { return nil }
        return Line(speed: line.speed, offset: begin - line.speed * start)
      }
    }
  }

  /// Grows with the number of codes that agree and with how well they do.
  private func score(_ line: Line) -> Int {
    let forward = plainChoice.reduce(0) { sum, i in
      let time = line.speed * Double(plain.starts[i]) + line.offset
      return sum + agreement(of: plain.codes[i], with: query, at: time)
    }
    return queryChoice.reduce(forward) { sum, j in
      let time = (Double(query.starts[j]) - line.offset) / line.speed
      return sum + agreement(of: query.codes[j], with: plain, at: time)
    }
  }

  private func agreement(of code: ContrastCode, with other: TimedCodes, at time: Double) -> Int {
    guard time >= 0, time < Double(other.length) else { return 0 }
    let nearest = other.holds(from: time - Self.tolerance, to: time + Self.tolerance)
      .compactMap { CodeDifference(code, other.codes[$0]).distance }.min()
    return CopyAlignment.reference
      - min(nearest ?? CopyAlignment.unmatched, CopyAlignment.unmatched)
  }

  /// Positions of at most `count` usable codes, spread evenly.
  private static func spread(_ codes: TimedCodes, _ count: Int) -> [Int] {
    let usable = codes.codes.indices.filter { codes.codes[$0].isUsable }
    let step = max(1, (usable.count + count - 1) / count)
    return stride(from: 0, to: usable.count, by: step).map { usable[$0] }
  }
}
