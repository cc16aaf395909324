/// How the pictures at both ends of a window are related, inside black bars.
struct EndPictures {
  /// The smaller contrast over the larger one, 0...1.
  private let contrastRatio: Double
  /// Correlation of the levels, -1...1.
  private let correlation: Double

  /// An end of less than this share of the other's contrast is a plain tone.
  private static let plainRatio = 0.2
  /// An end of less than this share, which correlates with the other by more than that, is the same
  /// picture on its way to a plain tone.
  private static let fadedRatio = 0.35
  private static let fadedCorrelation = 0.3
  /// Pictures that correlate by more than this are the same in another light.
  private static let sameCorrelation = 0.85

  init(_ a: FrameFeatures, _ b: FrameFeatures) {
    self.init(a, b, blocks: PictureBlocks.common(a.picture, b.picture))
  }

  /// - Parameter blocks: the blocks of the thumb that lie inside the bars.
  init(_ a: FrameFeatures, _ b: FrameFeatures, blocks: PictureBlocks) {
    var (count, sumA, sumB, products) = (0, 0, 0, 0)
    for block in blocks.positions {
      let rect = FrameFeatures.rect(of: block)
      for y in rect.y..<rect.y + rect.height {
        for x in rect.x..<rect.x + rect.width {
          let (u, v) = (Int(a.thumb[x, y]), Int(b.thumb[x, y]))
          count += 1
          sumA += u
          sumB += v
          products += u * v
        }
      }
    }
    let n = Double(max(1, count))
    let covariance = Double(products) / n - Double(sumA) / n * Double(sumB) / n
    let deviations = (a.variance(of: blocks).squareRoot(), b.variance(of: blocks).squareRoot())
    contrastRatio =
      min(deviations.0, deviations.1) / max(deviations.0, deviations.1, .leastNormalMagnitude)
    correlation = covariance / max(deviations.0 * deviations.1, .leastNormalMagnitude)
  }

  /// Whether one end is the other, paled or darkened, or no picture at all.
  var isFade: Bool {
    contrastRatio < Self.plainRatio || correlation > Self.sameCorrelation
      || (contrastRatio < Self.fadedRatio && correlation > Self.fadedCorrelation)
  }
}
