/// Count, sum and sum of squares of integers: enough for their mean and variance, exactly.
public struct Moments: Hashable, Sendable {
  public var count: Int
  public var sum: Int
  public var squares: Int

  public init(count: Int, sum: Int = 0, squares: Int = 0) {
    self.count = count
    self.sum = sum
    self.squares = squares
  }

  mutating func add(_ value: Int) {
    sum += value
    squares += value * value
  }

  static func += (sum: inout Moments, part: Moments) {
    sum.count += part.count
    sum.sum += part.sum
    sum.squares += part.squares
  }

  public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

  /// Population variance (divided by `count`), never negative.
  public var variance: Double {
    count == 0 ? 0 : max(0, Double(squares) / Double(count) - mean * mean)
  }
}

/// Sums over pairs (u, v) of integers: enough for the mean and variance of any a*u + b*v.
public struct PairMoments: Hashable, Sendable {
  public var count: Int
  /// Sums of u, v, u*u, v*v and u*v.
  public var sums: [Int]

  /// Mean and variance of `a * u + b * v`.
  public func combined(_ a: Double, _ b: Double) -> (mean: Double, variance: Double) {
    let n = Double(max(1, count))
    let (mu, mv) = (Double(sums[0]) / n, Double(sums[1]) / n)
    let variance =
      a * a * (Double(sums[2]) / n - mu * mu) + b * b * (Double(sums[3]) / n - mv * mv)
      + 2 * a * b * (Double(sums[4]) / n - mu * mv)
    return (a * mu + b * mv, max(0, variance))
  }
}
