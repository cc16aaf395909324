import Testing

@testable import WinnowCore

@Suite struct AreaTapsTests {
  private static let spans: [(start: Double, end: Double, count: Int, length: Int)] = [
    (0, 64, 64, 64), (0, 64, 16, 64), (0, 61, 5, 61), (0, 7, 9, 7), (0.3, 40.9, 16, 41),
    (3.5, 3.75, 4, 10), (0, 1_920, 16, 1_920), (0, 1, 1, 1), (5.25, 100, 7, 90),
  ]

  @Test(arguments: spans)
  func theWeightsOfACellSumTo256(start: Double, end: Double, count: Int, length: Int) {
    let taps = AreaTaps(from: start, to: end, count: count, length: length)
    #expect(taps.cells.count == count)
    for cell in taps.cells {
      #expect(cell.weights.map(Int.init).reduce(0, +) == 256)
      #expect(cell.weights.allSatisfy { $0 >= 0 })
      #expect(cell.start >= 0 && cell.start + cell.weights.count <= length)
    }
  }

  @Test func wholeSamplesWeighTheSame() {
    let same = AreaTaps(length: 5, count: 5)
    #expect(same.starts == [0, 1, 2, 3, 4] && same.cells.allSatisfy { $0.weights == [256] })
    let halves = AreaTaps(length: 6, count: 3)
    #expect(halves.starts == [0, 2, 4] && halves.cells.allSatisfy { $0.weights == [128, 128] })
  }

  @Test(arguments: Kernels.available.map(\.tier))
  func cellsOfAFlatPlaneHaveItsLevel(tier: String) throws {
    let kernels = try #require(Kernels.available.first { $0.tier == tier })
    for level: UInt8 in [0, 1, 128, 255] {
      let cells = Plane(width: 33, height: 19, filledWith: level).withView {
        kernels.areaAverage(
          $0, columns: AreaTaps(length: 33, count: 7), rows: AreaTaps(length: 19, count: 5))
      }
      #expect(cells == [UInt16](repeating: UInt16(level) * 256, count: 35))
    }
  }

  /// Weights are rounded so that their running sum is off by at most half of 1/256, and the ends
  /// of a cell are exact. Summed by parts, an axis of n samples a cell is therefore off by at most
  /// (n - 1) * 255 / 512 levels; the truncated last digit adds 1/512.
  @Test func cellsAreMeansByArea() {
    let picture = KernelPicture(.random, seed: 6, width: 37, height: 23, stride: 37)
    for (columns, rows, inset) in [(8, 6, 0), (5, 4, 0.37), (37, 23, 0), (50, 30, 0), (1, 1, 2.5)] {
      let (x, y) = (axis(37, columns, inset), axis(23, rows, inset))
      picture.withView { plane in
        let cells = Kernels.reference.areaAverage(plane, columns: x.taps, rows: y.taps)
        for (i, cell) in cells.enumerated() {
          let (column, row) = (i % columns, i / columns)
          let mean = self.mean(plane, x.edges[column], y.edges[row])
          let steps = Int(x.taps.counts[column]) + Int(y.taps.counts[row]) - 2
          let tolerance = Double(steps) * 255 / 512 + 1.0 / 512 + 1e-9
          #expect(abs(Double(cell) / 256 - mean) <= tolerance, "cell \(i) of \(columns)x\(rows)")
        }
      }
    }
  }

  private func axis(_ length: Int, _ count: Int, _ inset: Double)
    -> (taps: AreaTaps, edges: [(Double, Double)])
  {
    let cell = (Double(length) - 2 * inset) / Double(count)
    return (
      AreaTaps(from: inset, to: Double(length) - inset, count: count, length: length),
      (0..<count).map { (inset + Double($0) * cell, inset + Double($0 + 1) * cell) }
    )
  }

  /// The mean over a rectangle of a picture whose samples are squares of side 1.
  private func mean(_ plane: PlaneView, _ x: (Double, Double), _ y: (Double, Double)) -> Double {
    func share(_ index: Int, _ span: (Double, Double)) -> Double {
      max(0, min(Double(index + 1), span.1) - max(Double(index), span.0)) / (span.1 - span.0)
    }
    var mean = 0.0
    for j in 0..<plane.height {
      for i in 0..<plane.width { mean += Double(plane[i, j]) * share(i, x) * share(j, y) }
    }
    return mean
  }
}
