import WinnowCore

/// A kernel over planes and all it returns as one list of integers, for tests over every kernel.
struct PlaneKernel: CustomStringConvertible, Sendable {
  let description: String
  /// The shortest side of a plane the kernel takes.
  let shortestSide: Int
  let run: @Sendable (_ kernels: Kernels, _ a: PlaneView, _ b: PlaneView) -> [Int]

  static let all =
    [
      PlaneKernel("histogram") { kernels, a, _ in kernels.histogram(a).map(Int.init) },
      PlaneKernel("detail") { kernels, a, _ in
        let detail = kernels.detail(a)
        return list(detail.luma) + list(detail.laplacian) + [
          detail.gradientSquares, detail.residueSquares, detail.stepsAcross, detail.stepsDown,
        ]
      },
      PlaneKernel("dark count") { kernels, a, _ in
        [0, 25, 254, 255].map { kernels.darkCount(a, level: $0) }
      },
      colours(.limited, .bt601, grey: 8), colours(.full, .bt2020, grey: 0),
      PlaneKernel("difference") { kernels, a, b in list(kernels.difference(a, b)) },
      PlaneKernel("field combs") { kernels, a, b in
        let combs = kernels.fieldCombs(a, previous: b)
        return [combs.even, combs.odd]
      },
      PlaneKernel("expand luma") { kernels, a, _ in
        var plane = Plane(copying: a)
        kernels.expandLuma(&plane)
        return plane.samples.map(Int.init)
      },
      PlaneKernel("gradient energy") { kernels, a, _ in kernels.gradientEnergy(a).map(Int.init) },
      PlaneKernel("pair moments") { kernels, a, b in kernels.pairMoments(a, b).sums },
    ] + [1, 28, 255].map(edgeWidths) + (1...17).map { boxReduce(factor: $0) } + [
      boxReduce(factor: 6, rowStep: 2), boxReduce(factor: 8, rowStep: 2),
      boxReduce(factor: 9, rowStep: 3), boxReduce(factor: 12, rowStep: 4),
      boxReduce(factor: 13, rowStep: 13),
      areaAverage(columns: 1, rows: 1, inset: 0),
      areaAverage(columns: 8, rows: 5, inset: 0),
      areaAverage(columns: 5, rows: 3, inset: 0.37),
      areaAverage(columns: 70, rows: 11, inset: 0),
    ]

  static func boxReduce(factor: Int, rowStep: Int = 1) -> PlaneKernel {
    PlaneKernel("box reduce by \(factor), rows by \(rowStep)", shortestSide: factor) {
      kernels, a, _ in
      kernels.boxReduce(a, factor: factor, rowStep: rowStep).samples.map(Int.init)
    }
  }

  static func edgeWidths(rise: UInt8) -> PlaneKernel {
    PlaneKernel("edges of \(rise) levels") { kernels, a, _ in
      let edges = kernels.edgeWidths(a, rise: rise)
      return [edges.count, edges.width]
    }
  }

  private static func colours(_ range: SampleRange, _ matrix: ColorMatrix, grey: UInt8)
    -> PlaneKernel
  {
    PlaneKernel("colours, \(range) \(matrix)") { kernels, a, b in
      let mixing = ColourMixing(range, matrix)
      let counts = kernels.colours(luma: a, u: b, v: a, mixing: mixing, grey: grey)
      return counts.saturation.map(Int.init) + counts.brightness.map(Int.init) + [
        counts.grey, counts.spread,
      ]
    }
  }

  /// - Parameter inset: how much of the plane's sides the cells leave out at each end, in samples.
  private static func areaAverage(columns: Int, rows: Int, inset: Double) -> PlaneKernel {
    PlaneKernel("area average to \(columns)x\(rows), inset \(inset)") { kernels, a, _ in
      func taps(_ length: Int, _ count: Int) -> AreaTaps {
        AreaTaps(from: inset, to: Double(length) - inset, count: count, length: length)
      }
      return kernels.areaAverage(a, columns: taps(a.width, columns), rows: taps(a.height, rows))
        .map(Int.init)
    }
  }

  private init(
    _ description: String, shortestSide: Int = 1,
    run: @escaping @Sendable (Kernels, PlaneView, PlaneView) -> [Int]
  ) {
    self.description = description
    self.shortestSide = shortestSide
    self.run = run
  }

  private static func list(_ moments: Moments) -> [Int] {
    [moments.count, moments.sum, moments.squares]
  }
}
