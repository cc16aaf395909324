/// The distances after which a profile of steps repeats, from its autocorrelation: peaks at a period
/// and its multiples.
struct StepPeriods {
  /// How many are followed up.
  static let most = 4
  /// Lags of the first, coarse look.
  static let coarse = 64
  static let mostLags = 256
  /// Samples to each side of which the local mean is taken away.
  static let reach = 16

  private let correlation: [Double]
  private let lags: Int
  private let range: ClosedRange<Double>

  init(_ profile: [UInt32], longest: Double, kernels: Kernels) {
    range = StepGrid.periods.clamped(to: 0...longest)
    let values = Self.levelled(profile)
    lags = min(profile.count / 2, Self.mostLags)
    let sums = kernels.autocorrelation(values, lags: lags + 2)
    let scale = max(1, Double(sums[0]) / Double(profile.count))
    correlation = sums.enumerated().map { lag, sum in
      Double(sum) / Double(profile.count - lag) / scale
    }
  }

  /// The best few, best first.
  var found: [Double] {
    let coarse = min(Self.coarse, lags)
    let ratio = 1 + 0.5 / Double(coarse)
    var periods: [(period: Double, strength: Double)] = []
    var period = range.lowerBound
    while period <= range.upperBound {
      periods.append((period, strength(period, within: coarse)))
      period *= ratio
    }
    let peaks = periods.indices.filter { i in
      (max(0, i - 1)...min(i + 1, periods.count - 1)).allSatisfy {
        periods[$0].strength <= periods[i].strength
      }
    }
    let best = peaks.sorted { periods[$0].strength > periods[$1].strength }.prefix(Self.most)
    return best.map { refined(periods[$0].period, by: ratio) }
  }

  /// The period nearby that fits all lags best.
  private func refined(_ period: Double, by ratio: Double) -> Double {
    let steps = max(1, lags / Self.coarse)
    let nearby = (-steps...steps).map {
      period * (1 + (ratio - 1) * Double($0) / Double(steps))
    }
    let best = nearby.max { strength($0, within: lags) < strength($1, within: lags) } ?? period
    return min(max(best, range.lowerBound), range.upperBound)
  }

  /// The mean of the correlation at multiples of `period`.
  private func strength(_ period: Double, within lags: Int) -> Double {
    var (sum, count, lag) = (0.0, 0, period)
    while lag < Double(lags) {
      let whole = Int(lag)
      let part = lag - Double(whole)
      sum += correlation[whole] * (1 - part) + correlation[whole + 1] * part
      count += 1
      lag += period
    }
    return count > 0 ? sum / Double(count) : 0
  }

  /// The profile less its local mean, at most twice that, in -512...512.
  private static func levelled(_ profile: [UInt32]) -> [Int16] {
    var sums = [0]
    sums.reserveCapacity(profile.count + 1)
    for value in profile { sums.append(sums[sums.count - 1] + Int(value)) }
    var largest = Float(1)
    let values = profile.indices.map { i in
      let (start, end) = (max(0, i - reach), min(profile.count, i + reach + 1))
      let mean = Float(sums[end] - sums[start]) / Float(end - start)
      let value = min(max(Float(profile[i]) - mean, -2 * mean), 2 * mean)
      largest = max(largest, abs(value))
      return value
    }
    return values.map { Int16(($0 / largest * 512).rounded()) }
  }
}
