import Foundation

/// How many samples of a frame have each of the 256 levels of luma or of what is made of its colours.
struct LevelHistogram {
  let bins: [UInt32]
  let count: Int

  init(bins: [UInt32]) {
    self.bins = bins
    count = bins.reduce(0) { $0 + Int($1) }
  }

  /// The histogram after each value has become `levels[value]`.
  func mapped(by levels: [UInt8]) -> LevelHistogram {
    var mapped = [UInt32](repeating: 0, count: 256)
    for (value, number) in bins.enumerated() { mapped[Int(levels[value])] += number }
    return LevelHistogram(bins: mapped)
  }

  var mean: Double { moments.mean }
  var standardDeviation: Double { moments.variance.squareRoot() }

  private var moments: Moments {
    var moments = Moments(count: count)
    for (value, number) in bins.enumerated() {
      moments.sum += value * Int(number)
      moments.squares += value * value * Int(number)
    }
    return moments
  }

  /// The share of samples with a value in `values`, 0...1.
  func share(of values: ClosedRange<Int>) -> Double {
    Double(bins[values].reduce(0) { $0 + Int($1) }) / Double(max(1, count))
  }

  /// The level that `share` of the samples do not exceed, between the two nearest ranks by linear
  /// interpolation, as numpy does by default.
  func percentile(_ share: Double) -> Double {
    let position = share * Double(max(0, count - 1))
    let rank = Int(position)
    let (lower, upper) = (level(of: rank), level(of: min(rank + 1, count - 1)))
    return Double(lower) + Double(upper - lower) * (position - Double(rank))
  }

  /// The level of the sample that `rank` samples come before when all are sorted.
  func level(of rank: Int) -> Int {
    var seen = 0
    return bins.firstIndex { number in
      seen += Int(number)
      return seen > rank
    } ?? 0
  }

  /// Shannon entropy in bits, 0...8.
  var entropy: Double {
    bins.reduce(0) { entropy, number in
      guard number > 0 else { return entropy }
      let p = Double(number) / Double(count)
      return entropy - p * log2(p)
    }
  }
}
