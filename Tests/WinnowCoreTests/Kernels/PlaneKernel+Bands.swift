import WinnowCore

extension PlaneKernel {
  /// Kernels that read bands of a plane, from its top, from its middle and to its end, and those over
  /// steps.
  static let bandsAndSteps: [PlaneKernel] =
    Band.allCases.flatMap { band in
      [
        PlaneKernel("field combs, \(band)") { kernels, a, b in
          let combs = kernels.fieldCombs(a, previous: b, rows: band.rows(a.height))
          return [combs.even, combs.odd]
        },
        PlaneKernel("change, \(band)") { kernels, a, b in
          let change = kernels.change(a, previous: b, rows: band.rows(a.height))
          return [change.moments.sum, change.moments.squares, change.blurred]
        },
        PlaneKernel("gradients, \(band)") { kernels, a, _ in
          let found = kernels.gradients(a, rows: band.rows(a.height))
          return [found.count, found.roots, found.squares, found.residuals, found.unevenRows]
            + found.blocks.map(Int.init)
        },
        PlaneKernel("contours, \(band)") { kernels, a, _ in
          let found = kernels.contours(a, rows: band.rows(a.height))
          return (found.counts + found.levels).map(Int.init)
        },
      ]
    } + [
      PlaneKernel("column steps") { kernels, a, _ in
        var sums = [UInt32](repeating: 1, count: a.width)
        kernels.addColumnSteps(a, to: &sums)
        return sums.map(Int.init)
      },
      PlaneKernel("row steps") { kernels, a, _ in
        var sums = [UInt32](repeating: 1, count: a.height)
        kernels.addRowSteps(a, to: &sums)
        return sums.map(Int.init)
      },
      PlaneKernel("autocorrelation") { kernels, a, _ in
        let values = (0..<a.width).map { Int16(a[$0, 0]) * 4 - 512 }
        return kernels.autocorrelation(values, lags: min(a.width, 40))
      },
    ]

  private enum Band: CaseIterable {
    case top, middle, end

    func rows(_ height: Int) -> Range<Int> {
      switch self {
      case .top: 0..<min(height, 32)
      case .middle: height / 3..<height / 3 + (height + 2) / 3
      case .end: max(0, height - 5)..<height
      }
    }
  }
}
