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
      PlaneKernel("row counts") { kernels, a, _ in
        [10...40, 0...0, 0...255].flatMap { kernels.rowCounts(a, in: $0).map(Int.init) }
          + [2, 3, 40].flatMap { kernels.rowCounts(a, in: 10...200, spacing: $0).map(Int.init) }
      },
      PlaneKernel("column counts") { kernels, a, _ in
        [10...40, 0...0, 0...255].flatMap { kernels.columnCounts(a, in: $0).map(Int.init) }
      },
      persistence([0], edge: 20, faint: 5, change: 16),
      persistence([0, 1, 0], edge: 1, faint: 1, change: 1),
      persistence([0, 1], edge: 255, faint: 128, change: 255),
      PlaneKernel("expand luma") { kernels, a, _ in
        var plane = Plane(copying: a)
        kernels.expandLuma(&plane)
        return plane.samples.map(Int.init)
      },
      PlaneKernel("gradient energy") { kernels, a, _ in kernels.gradientEnergy(a).map(Int.init) },
      PlaneKernel("absolute difference") { kernels, a, b in [kernels.absoluteDifference(a, b)] },
      PlaneKernel("pair moments") { kernels, a, b in kernels.pairMoments(a, b).sums },
      cellSearch(radius: 0),
      cellSearch(radius: 3),
      cellSearch(radius: 8),
      blockMotion,
    ] + [1, 28, 255].map(edgeWidths) + (1...17).map { boxReduce(factor: $0) } + [
      boxReduce(factor: 6, rowStep: 3), boxReduce(factor: 8, rowStep: 4),
      boxReduce(factor: 9, rowStep: 4), boxReduce(factor: 12, rowStep: 6),
      boxReduce(factor: 13, rowStep: 13),
      areaAverage(columns: 1, rows: 1, inset: 0),
      areaAverage(columns: 8, rows: 5, inset: 0),
      areaAverage(columns: 5, rows: 3, inset: 0.37),
      areaAverage(columns: 70, rows: 11, inset: 0),
    ] + bandsAndSteps

  static func boxReduce(factor: Int, rowStep: Int = 1) -> PlaneKernel {
    PlaneKernel("box reduce by \(factor), rows by \(rowStep)", shortestSide: factor) {
      kernels, a, _ in
      kernels.boxReduce(a, factor: factor, rowStep: rowStep).samples.map(Int.init)
    }
  }

  /// - Parameter order: which of the two planes follow each other.
  private static func persistence(_ order: [Int], edge: UInt8, faint: UInt8, change: UInt8)
    -> PlaneKernel
  {
    PlaneKernel("persistence of \(order), edge \(edge)") { kernels, a, b in
      let planes = order.map { $0 == 0 ? a : b }
      let bounds = Persistence.Bounds(edge: edge, faint: faint, change: change)
      return kernels.persistence(planes, bounds: bounds).counts.map(Int.init)
    }
  }

  private static func cellSearch(radius: Int) -> PlaneKernel {
    PlaneKernel("cell search within \(radius)") { kernels, a, b in
      kernels.cellSearch(a, b, radius: radius).shifts.map(Int.init)
    }
  }

  /// With pyramids and cells of the reference, so that only one kernel is compared.
  private static let blockMotion = PlaneKernel("block motion", shortestSide: 18) { kernels, a, b in
    let halves = [a, b].map { Kernels.reference.boxReduce($0, factor: 2) }
    let quarters = halves.map { half in
      half.withView { Kernels.reference.boxReduce($0, factor: 2) }
    }
    let cells = quarters[0].withView { before in
      quarters[1].withView { Kernels.reference.cellSearch(before, $0, radius: 8) }
    }
    let grid = BlockGrid(width: a.width, height: a.height)!
    return halves[0].withView { before in
      halves[1].withView { after in
        kernels.blockMotion(
          MotionLevels(full: a, half: before), MotionLevels(full: b, half: after), cells: cells,
          grid: grid
        ).flatMap(\.values)
      }
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

  init(
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
