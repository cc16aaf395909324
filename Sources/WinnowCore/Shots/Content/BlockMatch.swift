/// How well the blocks of a thumb can be found again in the thumb before it.
struct BlockMatch {
  private static let blockWidth = FrameFeatures.columns / 8
  private static let blockHeight = FrameFeatures.rows / 4
  private static let blockArea = Double(blockWidth * blockHeight)
  /// Blocks of less deviation and less difference, in levels, are flat in both frames and say
  /// nothing (`reference/shots.md`).
  private static let quiet = 3.0

  private let before: Plane
  private let after: Plane
  /// Mean absolute difference of each block at its best shift, in levels.
  private let differences: [Double]
  private let active: [Int]

  init(_ before: Plane, _ after: Plane, kernels: Kernels) {
    self.before = before
    self.after = after
    let sums = kernels.blockSearch(before.samples, after.samples, radius: HardCutRule.radius)
    let differences = sums.map { Double($0) / Self.blockArea }
    self.differences = differences
    active = (0..<32).filter { block in
      let rect = Self.rect(of: block)
      let variance = [before, after].map { thumb in
        thumb.withView { kernels.moments(of: $0.cropped(to: rect)).variance }
      }
      return differences[block] >= Self.quiet
        || (variance.max() ?? 0) >= Self.quiet * Self.quiet
    }
  }

  /// Share of the active blocks that differ by more than `limit` levels.
  func changedShare(beyond limit: Double) -> Double {
    guard !active.isEmpty else { return 0 }
    return Double(active.count { differences[$0] > limit }) / Double(active.count)
  }

  /// Mean over the active blocks of the best normalised correlation over all shifts, -1...1.
  var correlation: Double {
    guard !active.isEmpty else { return 1 }
    return active.map(bestCorrelation).reduce(0, +) / Double(active.count)
  }

  private func bestCorrelation(of block: Int) -> Double {
    var best = -1.0
    for dy in -HardCutRule.radius...HardCutRule.radius {
      for dx in -HardCutRule.radius...HardCutRule.radius {
        best = max(best, correlation(of: Self.rect(of: block), shiftedBy: dx, dy))
      }
    }
    return best
  }

  private func correlation(of rect: PixelRect, shiftedBy dx: Int, _ dy: Int) -> Double {
    var (sumA, sumB, sumAA, sumBB, sumAB) = (0, 0, 0, 0, 0)
    for y in rect.y..<rect.y + rect.height {
      let row = min(max(y + dy, 0), before.height - 1)
      for x in rect.x..<rect.x + rect.width {
        let a = Int(before[min(max(x + dx, 0), before.width - 1), row])
        let b = Int(after[x, y])
        sumA += a
        sumB += b
        sumAA += a * a
        sumBB += b * b
        sumAB += a * b
      }
    }
    let (a, b) = (Double(sumA) / Self.blockArea, Double(sumB) / Self.blockArea)
    let varianceA = Double(sumAA) / Self.blockArea - a * a
    let varianceB = Double(sumBB) / Self.blockArea - b * b
    // Four squared levels, about the noise of a coded picture, so that noise does not correlate.
    let noise = 4.0
    return (Double(sumAB) / Self.blockArea - a * b + noise)
      / ((varianceA + noise) * (varianceB + noise)).squareRoot()
  }

  private static func rect(of block: Int) -> PixelRect {
    PixelRect(
      x: block % 8 * blockWidth, y: block / 8 * blockHeight, width: blockWidth,
      height: blockHeight)
  }
}
