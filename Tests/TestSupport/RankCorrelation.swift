/// Spearman's coefficient: how alike two lists of numbers, none of them twice in a list, are ordered.
package func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
  func ranks(_ values: [Double]) -> [Int] {
    var ranks = [Int](repeating: 0, count: values.count)
    let order = values.indices.sorted { values[$0] < values[$1] }
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }
  let squares = zip(ranks(a), ranks(b)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
  let count = Double(a.count)
  return 1 - 6 * Double(squares) / (count * (count * count - 1))
}
