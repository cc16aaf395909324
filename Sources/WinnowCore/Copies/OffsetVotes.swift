/// Votes for how far one clip's time lies behind another's, at each speed.
///
/// A vote goes to a stretch of offsets; the stretches are summed up once, at the end. Where codes lie far
/// apart in time, so that there are many more offsets than votes, only those are held at which something
/// changes.
struct OffsetVotes {
  /// Milliseconds from one offset to the next, about 1/16 s.
  static let step = 64
  /// Milliseconds by which codes may miss each other.
  static let tolerance = 70
  /// Offsets that are kept for each speed.
  static let peaks = 3

  /// Offsets for each code of the two clips up to which all are held: a code is held for half a second at
  /// the most, which is 8 of them, and at other speeds up to 11.
  private static let dense = 16
  /// Codes that there are taken to be at the least.
  private static let fewest = 64

  private let lowest: [Int]
  private let bins: Int
  /// How votes change from one offset to the next, speed by speed: of all offsets, or of those where they
  /// do.
  private var changes: [Int] = []
  private var sparseChanges: [Int: Int] = [:]

  /// - Parameters:
  ///   - plain: milliseconds of the plain clip.
  ///   - query: milliseconds of the other.
  ///   - codes: how many both have.
  init(plain: Int, query: Int, codes: Int) {
    lowest = Speed.all.map { Self.bin(-(plain * $0) - Self.tolerance) }
    let highest = Self.bin(query + Self.tolerance)
    bins = highest - (lowest.min() ?? 0) + 3
    if bins <= Self.dense * max(codes, Self.fewest) {
      changes = [Int](repeating: 0, count: bins * Speed.all.count)
    }
  }

  /// Votes for all offsets that bring a plain code's start into a query code's hold.
  mutating func add(_ weight: Int, plainStart: Int, queryHold: Range<Int>) {
    for (row, speed) in Speed.all.enumerated() {
      let mapped = plainStart * speed
      let first = Self.bin(queryHold.lowerBound - Self.tolerance - mapped + Self.step - 1)
      let last = Self.bin(queryHold.upperBound + Self.tolerance - mapped)
      let base = row * bins - lowest[row]
      change(base + first, by: weight)
      change(base + last + 1, by: -weight)
    }
  }

  private mutating func change(_ place: Int, by weight: Int) {
    if changes.isEmpty {
      sparseChanges[place, default: 0] += weight
    } else {
      changes[place] += weight
    }
  }

  /// Offsets of all speeds that something is held of.
  var heldOffsets: Int { changes.count + sparseChanges.count }

  /// For each speed the offsets, in milliseconds, with the most votes and at least `fewest`: the
  /// middles of the highest stretches that are higher than what lies beside them.
  func best(fewest: Int) -> [(speed: Speed, offset: Int)] {
    let sparse = sparseChanges.sorted { $0.key < $1.key }
    return Speed.all.enumerated().flatMap { row, speed in
      let first = row * bins
      var peaks = Peaks(fewest: fewest)
      if changes.isEmpty {
        for (place, change) in sparse where first..<first + bins ~= place {
          peaks.add(change, at: place - first)
        }
      } else {
        for bin in 0..<bins { peaks.add(changes[first + bin], at: bin) }
      }
      return peaks.best.map { (speed, ($0.bin + lowest[row]) * Self.step) }
    }
  }

  /// The highest stretches of votes that come offset by offset.
  private struct Peaks {
    let fewest: Int
    private(set) var best: [(votes: Int, bin: Int)] = []
    private var votes = 0
    private var rise = 0
    private var isRising = false

    init(fewest: Int) {
      self.fewest = fewest
    }

    mutating func add(_ change: Int, at bin: Int) {
      if change == 0 { return }
      if change < 0, isRising, votes >= fewest {
        let place = best.firstIndex { $0.votes < votes } ?? best.count
        best.insert((votes, (rise + bin - 1) / 2), at: place)
        if best.count > OffsetVotes.peaks { best.removeLast() }
      }
      isRising = change > 0
      rise = bin
      votes += change
    }
  }

  /// The offset at or below `time`.
  private static func bin(_ time: Int) -> Int { time >> 6 }
}
