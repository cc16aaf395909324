/// Votes for how far one clip's time lies behind another's, at each speed.
///
/// A vote goes to a stretch of offsets; the stretches are summed up once, at the end.
struct OffsetVotes {
  /// Milliseconds from one offset to the next, about 1/16 s.
  static let step = 64
  /// Milliseconds by which codes may miss each other.
  static let tolerance = 70
  /// Offsets that are kept for each speed.
  static let peaks = 3

  private let lowest: [Int]
  private let bins: Int
  private var changes: [Int]

  /// - Parameters: milliseconds of the two clips.
  init(plain: Int, query: Int) {
    lowest = Speed.all.map { Self.bin(-(plain * $0) - Self.tolerance) }
    let highest = Self.bin(query + Self.tolerance)
    bins = highest - (lowest.min() ?? 0) + 3
    changes = [Int](repeating: 0, count: bins * Speed.all.count)
  }

  /// Votes for all offsets that bring a plain code's start into a query code's hold.
  mutating func add(_ weight: Int, plainStart: Int, queryHold: Range<Int>) {
    for (row, speed) in Speed.all.enumerated() {
      let mapped = plainStart * speed
      let first = Self.bin(queryHold.lowerBound - Self.tolerance - mapped + Self.step - 1)
      let last = Self.bin(queryHold.upperBound + Self.tolerance - mapped)
      let base = row * bins - lowest[row]
      changes[base + first] += weight
      changes[base + last + 1] -= weight
    }
  }

  /// For each speed the offsets, in milliseconds, with the most votes and at least `fewest`: the
  /// middles of the highest stretches that are higher than what lies beside them.
  func best(fewest: Int) -> [(speed: Speed, offset: Int)] {
    Speed.all.enumerated().flatMap { row, speed in
      peaks(row: row, fewest: fewest).map { (speed, ($0 + lowest[row]) * Self.step) }
    }
  }

  private func peaks(row: Int, fewest: Int) -> [Int] {
    var best: [(votes: Int, bin: Int)] = []
    var votes = 0
    var rise = 0
    var isRising = false
    for bin in 0..<bins {
      let change = changes[row * bins + bin]
      if change == 0 { continue }
      if change < 0, isRising, votes >= fewest {
        let place = best.firstIndex { $0.votes < votes } ?? best.count
        best.insert((votes, (rise + bin - 1) / 2), at: place)
        if best.count > Self.peaks { best.removeLast() }
      }
      isRising = change > 0
      rise = bin
      votes += change
    }
    return best.map(\.bin)
  }

  /// The offset at or below `time`.
  private static func bin(_ time: Int) -> Int { time >> 6 }
}
