/// The value below which a share of some values lies.
package enum Quantile {
  /// Linear interpolation between the two nearest ranks, as numpy and pandas do by default.
  ///
  /// - Parameters:
  ///   - share: 0 for the least value, 1 for the greatest.
  ///   - sorted: at least one value, increasing.
  package static func value(_ share: Double, of sorted: [Double]) -> Double {
    let position = min(max(share, 0), 1) * Double(sorted.count - 1)
    let lower = Int(position)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (sorted[upper] - sorted[lower]) * (position - Double(lower))
  }
}
