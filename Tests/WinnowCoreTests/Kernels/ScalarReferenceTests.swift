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
      #expect(flat.withView(kernels.laplacian) == Moments(count: width * height))
    }
  }

  /// Mirrored at the border, all four neighbours of a sample have the other value: +-4 * 255.
  @Test func laplacianOfACheckerboard() {
    let board = plane(5, 3) { x, y in (x + y) % 2 == 0 ? 255 : 0 }
    let expected = Moments(count: 15, sum: (7 - 8) * 1_020, squares: 15 * 1_020 * 1_020)
    #expect(board.withView(kernels.laplacian) == expected)
  }

  /// Inside a ramp it is 0; at its ends both neighbours are one step inward: +2 and -2.
  @Test func laplacianOfARamp() {
    let ramp = plane(9, 4) { x, _ in x }
    #expect(ramp.withView(kernels.laplacian) == Moments(count: 36, sum: 0, squares: 4 * 8))
  }

  @Test func laplacianOfAnImpulse() {
    let impulse = plane(7, 7) { x, y in x == 3 && y == 3 ? 255 : 0 }
    let squares = 1_020 * 1_020 + 4 * 255 * 255
    #expect(impulse.withView(kernels.laplacian) == Moments(count: 49, sum: 0, squares: squares))
    let corner = plane(7, 7) { x, y in x == 0 && y == 0 ? 255 : 0 }
    let atCorner = Moments(count: 49, sum: -510, squares: squares - 2 * 255 * 255)
    #expect(corner.withView(kernels.laplacian) == atCorner)
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
