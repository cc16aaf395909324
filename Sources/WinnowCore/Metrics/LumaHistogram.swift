import Foundation

/// How many samples of a frame have each of the 256 luma values.
struct LumaHistogram {
  let bins: [UInt32]
  let count: Int

  init(bins: [UInt32]) {
    self.bins = bins
    count = bins.reduce(0) { $0 + Int($1) }
  }

  /// The histogram after each value has become `levels[value]`.
  func mapped(by levels: [UInt8]) -> LumaHistogram {
    var mapped = [UInt32](repeating: 0, count: 256)
    for (value, number) in bins.enumerated() { mapped[Int(levels[value])] += number }
    return LumaHistogram(bins: mapped)
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

  /// Shannon entropy in bits, 0...8.
  var entropy: Double {
    bins.reduce(0) { entropy, number in
      guard number > 0 else { return entropy }
      let p = Double(number) / Double(count)
      return entropy - p * log2(p)
    }
  }
}
