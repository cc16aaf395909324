extension AreaTaps {
  /// The 64 samples that PDQ takes of an axis of `length` samples that was blurred twice by a box: each
  /// one's share of the samples it comes from.
  ///
  /// A box holds as many samples as there are to two cells of 128, rounded up, and at the ends of the
  /// axis those of them that there are. This is what `jaroszFilterFloat` and `decimateFloat` of the
  /// reference do along the axis, with weights in whole 1/256.
  ///
  /// - Parameter isReversed: whether the axis is shown from its last sample to its first.
  static func jarosz(length: Int, isReversed: Bool) -> AreaTaps {
    AreaTaps(
      cells: (0..<PDQGrid.side).map { cell in
        let (first, shares) = blurredShares(
          of: (2 * cell + 1) * length / (2 * PDQGrid.side), length)
        return isReversed
          ? (length - first - shares.count, running(shares.reversed())) : (first, running(shares))
      })
  }

  /// The samples around `centre` and their shares in it once it is blurred.
  private static func blurredShares(of centre: Int, _ length: Int) -> (first: Int, [Double]) {
    let outer = box(around: centre, length)
    let first = box(around: outer.lowerBound, length).lowerBound
    let last = box(around: outer.upperBound, length).upperBound
    var shares = [Double](repeating: 0, count: last - first + 1)
    for middle in outer {
      let inner = box(around: middle, length)
      for sample in inner { shares[sample - first] += 1 / Double(outer.count * inner.count) }
    }
    return (first, shares)
  }

  private static func box(around centre: Int, _ length: Int) -> ClosedRange<Int> {
    let size = (length + 2 * PDQGrid.side - 1) / (2 * PDQGrid.side)
    return max(0, centre - (size - 1) / 2)...min(length - 1, centre + size / 2)
  }

  private static func running(_ shares: [Double]) -> [Double] {
    var sum = 0.0
    return shares.map { share in
      sum += share
      return sum
    }
  }
}
