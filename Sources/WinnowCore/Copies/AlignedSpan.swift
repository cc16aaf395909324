/// One way to lay two clips on each other, and how well the codes agree there.
struct AlignedSpan: Hashable, Sendable {
  /// What a code meets on the other clip at its time.
  enum Encounter: Equatable {
    /// Both pictures are too flat to tell.
    case nothing
    /// Nothing like it.
    case stranger
    /// A code at this distance, in 1/10000.
    case copy(Int)

    func nearer(_ distance: Int) -> Encounter {
      if case .copy(let known) = self, known <= distance { return self }
      return .copy(distance)
    }
  }

  let speed: Speed
  let offset: Int
  /// Milliseconds from the start of each clip.
  let plain: Range<Int>
  let query: Range<Int>
  private let plainLength: Int
  private let queryLength: Int
  /// Codes of the plain clip that say something, those that met one like them, and the sum of all
  /// their distances in 1/10000.
  private(set) var counted = 0
  private(set) var matched = 0
  private(set) var distances = 0

  init(speed: Speed, offset: Int, plainLength: Int, queryLength: Int) {
    let start = max(0, offset)
    let end = max(start, min(queryLength, plainLength * speed + offset))
    let first = (start - offset) * speed.inverse
    self.speed = speed
    self.offset = offset
    self.plainLength = plainLength
    self.queryLength = queryLength
    query = start..<end
    plain = first..<max(first, min(plainLength, (end - offset) * speed.inverse))
  }

  mutating func count(_ encounter: Encounter) {
    switch encounter {
    case .nothing: return
    case .stranger: distances += CopyAlignment.unmatched
    case .copy(let distance):
      matched += 1
      distances += distance
    }
    counted += 1
  }

  /// Mean distance, 0...0.5.
  var distance: Double {
    Double(distances) / Double(max(1, counted) * CodeDifference.distanceUnit)
  }

  /// Grows with the number of codes that agree and with how well they do.
  var score: Int { CopyAlignment.reference * counted - distances }

  func isLongEnough(for criteria: CopyCriteria) -> Bool {
    let shortest = Double(min(plain.count, query.count)) / 1000
    let share = max(
      Double(plain.count) / Double(max(1, plainLength)),
      Double(query.count) / Double(max(1, queryLength)))
    return shortest >= criteria.minimumOverlap && share >= criteria.minimumOverlapShare
  }
}

extension AlignedSpan: Comparable {
  /// Whether `b` is the better one. Of equal scores the smaller sum of distances wins, then the
  /// speed closer to 1, then the earlier place.
  static func < (a: AlignedSpan, b: AlignedSpan) -> Bool {
    if a.score != b.score { return a.score < b.score }
    return b.disfavour.lexicographicallyPrecedes(a.disfavour)
  }

  private var disfavour: [Int] {
    [
      distances, abs(speed.numerator - speed.denominator) * 100 / speed.denominator,
      speed.numerator, plain.lowerBound, query.lowerBound, plain.upperBound, query.upperBound,
    ]
  }
}
