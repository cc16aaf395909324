/// The histogram of a picture's luma as `cv2.normalize` leaves it: of length 1, in single precision.
struct NormalisedHistogram {
  private let bins: [Float]

  /// - Parameter counts: how many samples have each value.
  init(_ counts: [UInt32]) {
    let length = counts.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let scale = Float(length > 0 ? 1 / length : 0)
    bins = counts.map { Float($0) * scale }
  }

  /// Pearson's correlation of the bins, -1...1, as `cv2.compareHist` computes it: 1 where one
  /// histogram is flat.
  func correlation(with other: NormalisedHistogram) -> Double {
    var (a, b, aa, bb, ab) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (x, y) in zip(bins, other.bins) {
      let (x, y) = (Double(x), Double(y))
      a += x
      b += y
      aa += x * x
      bb += y * y
      ab += x * y
    }
    let count = Double(bins.count)
    let variances = (aa - a * a / count) * (bb - b * b / count)
    guard abs(variances) > Double.ulpOfOne else { return 1 }
    return (ab - a * b / count) / variances.squareRoot()
  }
}
