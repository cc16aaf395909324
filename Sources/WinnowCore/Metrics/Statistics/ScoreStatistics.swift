/// What is kept of a score over a clip, each number to the precision of the samples it is made of:
/// that of `Float`.
public struct ScoreStatistics: Hashable, Sendable, Codable {
  /// Mean of the values.
  public package(set) var mean: Double
  /// Population standard deviation.
  public package(set) var std: Double
  /// The smallest value.
  public package(set) var min: Double
  /// The largest value.
  public package(set) var max: Double
  /// The value that 5 % of the values lie below.
  public package(set) var p5: Double
  /// The value in the middle.
  public package(set) var median: Double
  /// The value that 95 % of the values lie below.
  public package(set) var p95: Double

  /// The statistics of the finite ones among `values`; nil where there are none.
  package init?(_ values: some Sequence<Float>) {
    var sorted: [Double] = []
    sorted.reserveCapacity(values.underestimatedCount)
    for value in values where value.isFinite { sorted.append(Double(value)) }
    sorted.sort()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    var sum = 0.0
    for value in sorted { sum += value }
    let mean = sum / Double(sorted.count)
    var squares = 0.0
    for value in sorted { squares += (value - mean) * (value - mean) }
    let single = { (value: Double) in Double(Float(value)) }
    (self.mean, min, max) = (single(mean), first, last)
    std = single((squares / Double(sorted.count)).squareRoot())
    p5 = single(Quantile.value(0.05, of: sorted))
    median = single(Quantile.value(0.5, of: sorted))
    p95 = single(Quantile.value(0.95, of: sorted))
  }

  /// - Parameter columns: in the order of `Statistic`; nil where they are none.
  init?(columns: ArraySlice<Float>) {
    let first = columns.startIndex
    guard columns.count == Statistic.allCases.count, !columns[first].isNaN else { return nil }
    let value = { (place: Int) in Double(columns[first + place]) }
    (mean, std, min, max) = (value(0), value(1), value(2), value(3))
    (p5, median, p95) = (value(4), value(5), value(6))
  }
}
