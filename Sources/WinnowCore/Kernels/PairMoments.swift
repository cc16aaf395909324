/// Sums over pairs (u, v) of integers: enough for the mean and variance of any a*u + b*v.
package struct PairMoments: Hashable, Sendable {
  package var count: Int
  /// Sums of u, v, u*u, v*v and u*v.
  package var sums: [Int]

  /// Mean and variance of `a * u + b * v`.
  package func combined(_ a: Double, _ b: Double) -> (mean: Double, variance: Double) {
    let n = Double(max(1, count))
    let (mu, mv) = (Double(sums[0]) / n, Double(sums[1]) / n)
    let variance =
      a * a * (Double(sums[2]) / n - mu * mu) + b * b * (Double(sums[3]) / n - mv * mv)
      + 2 * a * b * (Double(sums[4]) / n - mu * mv)
    return (a * mu + b * mv, max(0, variance))
  }
}
