import Testing
import WinnowCore

/// The specification itself against answers that can be derived by hand.
@Suite struct ScalarReferenceTests {
  private let kernels = Kernels.reference

  private func plane(_ width: Int, _ height: Int, _ sample: (Int, Int) -> Int) -> Plane {
    Plane(width: width, height: height) { x, y in UInt8(sample(x, y)) }
  }

  @Test func aMeanOfOneHalfRoundsUp() {
    let quarters = plane(8, 2) { x, y in 2 * y + x % 2 >= 4 - x / 2 ? 1 : 0 }
    #expect(quarters.withView { kernels.boxReduce($0, factor: 2) }.samples == [0, 0, 1, 1])
  }

  @Test func samplesThatFillNoSquareAreLeftOut() {
    let ramp = plane(5, 4) { x, y in 10 * y + x }
    let reduced = ramp.withView { kernels.boxReduce($0, factor: 3) }
    #expect((reduced.width, reduced.height, reduced.samples) == (1, 1, [11]))
    #expect(ramp.withView { kernels.boxReduce($0, factor: 1) } == ramp)
  }

  /// Rows 0 and 2 of each four count, which hold 0 and 20.
  @Test func rowsBetweenTheStepsAreNotRead() {
    let rows = plane(8, 8) { _, y in [0, 250, 20, 250][y % 4] }
    let reduced = rows.withView { kernels.boxReduce($0, factor: 4, rowStep: 2) }
    #expect(reduced == Plane(width: 2, height: 2, filledWith: 10))
  }

  /// 3 to the right and 5 downward from everywhere, in blocks of 2 x 1 samples.
  @Test func gradientEnergyOfARamp() {
    let ramp = plane(17, 5) { x, y in 3 * x + 5 * y }
    let energy = ramp.withView(kernels.gradientEnergy)
    #expect(energy == [Int64](repeating: 2 * (9 + 25), count: 32))
    #expect(plane(1, 1) { _, _ in 7 }.withView(kernels.gradientEnergy).allSatisfy { $0 == 0 })
  }

  @Test func lumaIsExpandedToItsLevels() {
    var values = plane(256, 1) { x, _ in x }
    Kernels.best.expandLuma(&values)
    let expected = (0...255).map { min(255, max(0, (Double($0 - 16) * 255 / 219).rounded())) }
    #expect(values.samples.map(Double.init) == expected)
  }

  @Test func histogramCountsEverySample() {
    let plane = plane(7, 3) { x, y in y == 0 ? 255 : x }
    let bins = plane.withView(kernels.histogram)
    #expect(bins.reduce(0, +) == 21)
    #expect(bins[255] == 7)
    #expect(bins[0...6].allSatisfy { $0 == 2 })
  }

  @Test func flatPlanesHaveNoLaplacian() {
    for (width, height) in [(1, 1), (1, 5), (5, 1), (2, 2), (6, 4)] {
      let flat = Plane(width: width, height: height, filledWith: 200)
      #expect(flat.withView(kernels.detail).laplacian == Moments(count: width * height))
    }
  }

  /// Mirrored at the border, all four neighbours of a sample have the other value: +-4 * 255.
  @Test func laplacianOfACheckerboard() {
    let board = plane(5, 3) { x, y in (x + y) % 2 == 0 ? 255 : 0 }
    let expected = Moments(count: 15, sum: (7 - 8) * 1_020, squares: 15 * 1_020 * 1_020)
    #expect(board.withView(kernels.detail).laplacian == expected)
  }

  /// Inside a ramp it is 0; at its ends both neighbours are one step inward: +2 and -2.
  @Test func laplacianOfARamp() {
    let ramp = plane(9, 4) { x, _ in x }
    let laplacian = ramp.withView(kernels.detail).laplacian
    #expect(laplacian == Moments(count: 36, sum: 0, squares: 4 * 8))
  }

  @Test func laplacianOfAnImpulse() {
    let impulse = plane(7, 7) { x, y in x == 3 && y == 3 ? 255 : 0 }
    let squares = 1_020 * 1_020 + 4 * 255 * 255
    #expect(
      impulse.withView(kernels.detail).laplacian == Moments(count: 49, sum: 0, squares: squares))
    let corner = plane(7, 7) { x, y in x == 0 && y == 0 ? 255 : 0 }
    let atCorner = Moments(count: 49, sum: -510, squares: squares - 2 * 255 * 255)
    #expect(corner.withView(kernels.detail).laplacian == atCorner)
  }

  /// Six columns of a step of 200 levels: both columns at the step have a Sobel sum of 4 * 200, and two
  /// steps of two columns cross it in each row.
  @Test func gradientAndStepsOfAnEdge() {
    let edge = plane(6, 5) { x, _ in x < 3 ? 20 : 220 }
    let detail = edge.withView(kernels.detail)
    #expect(detail.luma.sum == 15 * 240)
    #expect(detail.gradientSquares == 5 * 2 * 800 * 800)
    #expect(detail.stepsAcross == 5 * 2 * 200 * 200)
    #expect(detail.stepsDown == 0)
  }

  /// Of an impulse of 160 the low-pass leaves 160 (1 - 36 / 256) in the middle and takes the product of
  /// its weights elsewhere; all are whole quarters of a level but for the corners, which are 2.5.
  @Test func residueOfAnImpulse() {
    let impulse = plane(9, 9) { x, y in x == 4 && y == 4 ? 160 : 0 }
    let weights = [1, 4, 6, 4, 1]
    var squares = 0
    for a in weights {
      for b in weights {
        let quarters = a == 6 && b == 6 ? 640 - 90 : (a * b * 160 + 32) / 64
        squares += quarters * quarters
      }
    }
    #expect(impulse.withView(kernels.detail).residueSquares == squares)
  }

  @Test func edgesAreRunsBetweenTurns() {
    func edges(_ line: [UInt8], rise: UInt8 = 32) -> EdgeWidths {
      let row = Plane(width: line.count, height: 1) { x, _ in line[x] }
      let column = Plane(width: 1, height: line.count) { _, y in line[y] }
      let found = row.withView { kernels.edgeWidths($0, rise: rise) }
      #expect(column.withView { kernels.edgeWidths($0, rise: rise) } == found)
      return found
    }
    #expect(edges([9, 9, 99, 99]) == EdgeWidths(count: 1, width: 1))
    #expect(edges([9, 9, 19, 50, 41, 41]) == EdgeWidths(count: 1, width: 2))
    #expect(edges([9, 9, 19, 50, 40, 10, 10]) == EdgeWidths(count: 2, width: 4))
    #expect(edges([9, 9, 40, 40]) == EdgeWidths())
    #expect(edges([9, 9, 40, 40], rise: 31) == EdgeWidths(count: 1, width: 1))
    #expect(edges([9, 99, 99, 99, 9]) == EdgeWidths())
  }

  @Test func darkSamplesAreCounted() {
    let ramp = plane(10, 3) { x, _ in x }
    #expect(ramp.withView { kernels.darkCount($0, level: 3) } == 12)
  }

  /// Pure red and white by full-range BT.601, whose chroma eight bits round.
  @Test func coloursOfRedAndWhite() {
    let (luma, u, v) = (
      plane(2, 1) { x, _ in x == 0 ? 76 : 255 }, plane(2, 1) { x, _ in x == 0 ? 85 : 128 },
      plane(2, 1) { x, _ in x == 0 ? 255 : 128 }
    )
    let counts = luma.withView { luma in
      u.withView { u in
        v.withView { v in
          kernels.colours(luma: luma, u: u, v: v, mixing: ColourMixing(.full, .bt601), grey: 0)
        }
      }
    }
    #expect(counts.count == 2 && counts.grey == 1)
    #expect(counts.saturation[0] == 1 && counts.saturation[255] == 1)
    // sqrt(62 * 254^2 / 256), and white.
    #expect(counts.brightness[125] == 1 && counts.brightness[255] == 1)
    #expect(counts.spread == 2 * 254 * 254)
  }

  @Test func differenceOfAPlaneFromItselfAndFromBlack() {
    let ramp = plane(6, 1) { x, _ in x }
    let black = Plane(width: 6, height: 1)
    ramp.withView { ramp in
      black.withView { black in
        #expect(kernels.difference(ramp, ramp) == Moments(count: 6))
        #expect(kernels.difference(black, ramp) == Moments(count: 6, sum: -15, squares: 55))
      }
    }
  }

  @Test func pairMomentsOfTwoRamps() {
    let (up, down) = (plane(4, 2) { x, _ in x }, plane(4, 2) { x, _ in 3 - x })
    let moments = up.withView { up in down.withView { kernels.pairMoments(up, $0) } }
    #expect(moments.count == 8 && moments.sums == [12, 12, 28, 28, 8])
    #expect(moments.combined(1, 1) == (3, 0))
    #expect(moments.combined(1, 0) == (1.5, 1.25))
  }

  @Test func blockSearchFindsAShiftedPicture() {
    let a = plane(64, 36) { x, y in (x * 37 + y * 91) % 251 }
    let moved = plane(64, 36) { x, y in Int(a[min(x + 2, 63), max(y - 1, 0)]) }
    let found = kernels.blockSearch(a.samples, moved.samples, radius: 2)
    #expect(found.allSatisfy { $0 == 0 })
    #expect(kernels.blockSearch(a.samples, moved.samples, radius: 1).contains { $0 > 0 })
  }

  @Test func blockSearchAtRadiusNoneSumsDifferences() {
    let (white, black) = (plane(64, 36) { _, _ in 255 }, plane(64, 36) { _, _ in 0 })
    let sums = kernels.blockSearch(white.samples, black.samples, radius: 0)
    #expect(sums == [UInt16](repeating: 72 * 255, count: 32))
  }

  @Test func codeDifferencesCountBits() {
    let query = ContrastCode(bits: Bits256(0b1010), mask: Bits256(0b1111, 1))
    let code = ContrastCode(bits: Bits256(0b0110), mask: Bits256(0b0111, 0, 1))
    let differences = kernels.codeDifferences(query, [query, code])
    #expect(
      differences == [
        CodeDifference(valid: 5, mismatches: 0, lone: 0),
        CodeDifference(valid: 3, mismatches: 1, lone: 3),
      ])
  }
}
