/// How well the blocks of a thumb can be found again in the thumb before it.
struct BlockMatch {
  private static let blockArea = Double(FrameFeatures.columns * FrameFeatures.rows / 32)
  /// Blocks of less deviation and less difference, in levels, are flat in both frames and say
  /// nothing.
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
      let rect = FrameFeatures.rect(of: block)
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
    let sum = widened(before, by: HardCutRule.radius).withView { wide in
      after.withView { after in
        active.reduce(0) { $0 + Self.bestCorrelation(of: $1, in: after, wide) }
      }
    }
    return sum / Double(active.count)
  }

  /// `plane` with its border repeated outward.
  private func widened(_ plane: Plane, by margin: Int) -> Plane {
    Plane(width: plane.width + 2 * margin, height: plane.height + 2 * margin) { x, y in
      plane[
        min(max(x - margin, 0), plane.width - 1), min(max(y - margin, 0), plane.height - 1)]
    }
  }

  /// - Parameter wide: the picture before, widened as far as blocks may move.
  private static func bestCorrelation(
    of index: Int, in after: PlaneView, _ wide: PlaneView
  ) -> Double {
    let (rect, shifts) = (FrameFeatures.rect(of: index), 0...2 * HardCutRule.radius)
    let block = after.cropped(to: rect)
    var moments = Moments(count: Int(blockArea))
    for y in 0..<block.height { for x in 0..<block.width { moments.add(Int(block[x, y])) } }
    var best = -1.0
    for dy in shifts {
      for dx in shifts {
        let place = PixelRect(
          x: rect.x + dx, y: rect.y + dy, width: rect.width, height: rect.height)
        best = max(best, correlation(wide.cropped(to: place), block, moments))
      }
    }
    return best
  }

  private static func correlation(_ a: PlaneView, _ b: PlaneView, _ momentsOfB: Moments) -> Double {
    var (sum, squares, products): (Int32, Int32, Int32) = (0, 0, 0)
    for y in 0..<a.height {
      for x in 0..<a.width {
        let (u, v) = (Int32(a[x, y]), Int32(b[x, y]))
        sum &+= u
        squares &+= u &* u
        products &+= u &* v
      }
    }
    let moments = Moments(count: momentsOfB.count, sum: Int(sum), squares: Int(squares))
    let covariance = Double(products) / blockArea - moments.mean * momentsOfB.mean
    // Four squared levels, about the noise of a coded picture, so that noise does not correlate.
    let noise = 4.0
    return (covariance + noise)
      / ((moments.variance + noise) * (momentsOfB.variance + noise)).squareRoot()
  }
}
