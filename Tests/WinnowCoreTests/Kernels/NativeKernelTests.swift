import Testing
import WinnowCore

/// Kernels over bands of native planes, against answers that can be derived by hand.
@Suite struct NativeKernelTests {
  @Test(arguments: Kernels.available.map(\.tier)) func gradientsOfARamp(tier: String) throws {
    let found = try kernels(tier).gradients(
      of: Plane(width: 35, height: 9) { x, _ in UInt8(3 * x) })
    #expect(found.count == 33 * 7)
    #expect(found.squares == 33 * 7 * 24 * 24 && found.roots == 33 * 7 * 24 * 1_024)
    #expect(found.residuals == 0 && found.blocks == [0, 0])
  }

  @Test(arguments: Kernels.available.map(\.tier)) func gradientsOfAnImpulse(tier: String) throws {
    let impulse = Plane(width: 20, height: 7) { x, y in x == 9 && y == 3 ? 10 : 0 }
    let found = try kernels(tier).gradients(of: impulse)
    // At the corners both gradients are 10, beside it one is 20, in the middle none.
    #expect(found.squares == 4 * 200 + 4 * 400)
    // 1024 * sqrt(200) = 14481.55
    #expect(found.roots == 4 * 14_482 + 4 * 20_480)
    #expect(found.residuals == 160 && found.unevenRows == 3 && found.blocks == [160])
  }

  /// Bands read their neighbours, so that those of bands sum to those of the whole.
  @Test(arguments: Kernels.available.map(\.tier)) func bandsSumToTheWhole(tier: String) throws {
    let kernels = try kernels(tier)
    let (a, b) = (noise(37, 30, 7), noise(37, 30, 11))
    a.withView { a in
      b.withView { b in
        let whole = kernels.change(a, previous: b, rows: 0..<30)
        let parts = [0..<11, 11..<12, 12..<30].map { kernels.change(a, previous: b, rows: $0) }
        #expect(parts.reduce(0) { $0 + $1.blurred } == whole.blurred)
        #expect(parts.reduce(0) { $0 + $1.moments.squares } == whole.moments.squares)
        #expect(whole.moments == kernels.difference(a, b))
        let gradients = [0..<11, 11..<12, 12..<30].map { kernels.gradients(a, rows: $0) }
        #expect(gradients.reduce(0) { $0 + $1.roots } == kernels.gradients(a, rows: 0..<30).roots)
        let combs = [0..<10, 10..<30].map { kernels.fieldCombs(a, previous: b, rows: $0) }
        let all = kernels.fieldCombs(a, previous: b, rows: 0..<30)
        #expect(combs[0].even + combs[1].even == all.even && all.even != all.odd)
      }
    }
  }

  /// A change of 4 levels is 256 of 1/64; its three parts are rounded down to 103, 125 and 27.
  @Test(arguments: Kernels.available.map(\.tier)) func aChangeOfBrightness(tier: String) throws {
    let kernels = try kernels(tier)
    let change = Plane(width: 21, height: 5, filledWith: 104).withView { a in
      Plane(width: 21, height: 5, filledWith: 100).withView { b in
        kernels.change(a, previous: b, rows: 1..<4)
      }
    }
    #expect(change.moments == Moments(count: 63, sum: 252, squares: 1_008))
    #expect(change.blurred == 63 * 255)
  }

  /// In blocks of 32 columns, rows 0, 8, 16 and 24 cross the step from column 31 to 32, and the first
  /// 4 columns of each block cross that from row 15 to 16.
  @Test(arguments: Kernels.available.map(\.tier)) func contoursOfStairs(tier: String) throws {
    let kernels = try kernels(tier)
    func contours(_ step: Int, margin: Int = 0) -> Contours {
      Plane(width: 96, height: 32) { x, y in
        UInt8(100 + (x > 31 ? step : 0) + (y > 15 ? 2 * step : 0) + (x == 40 + margin ? 1 : 0))
      }.withView { kernels.contours($0, rows: 0..<32) }
    }
    // A column that stands out in 40 ends the flat stretch behind column 32 too soon.
    #expect(contours(3).counts == [4, 4, 4] && contours(3).levels == [24, 24, 24])
    #expect(contours(3, margin: 1).counts == [8, 4, 4])
    #expect(contours(3, margin: 1).levels == [36, 24, 24])
    #expect(contours(6, margin: 1).counts == [4, 0, 0], "a step of 12 levels is none")
  }

  @Test(arguments: Kernels.available.map(\.tier)) func stepsStandOut(tier: String) throws {
    let kernels = try kernels(tier)
    let steps: [UInt8] = [9, 9, 10, 10, 12, 13, 30, 30, 30, 33, 38]
    Plane(width: 11, height: 4) { x, _ in steps[x] }.withView { plane in
      var sums = [UInt32](repeating: 0, count: 8)
      kernels.addColumnSteps(plane, to: &sums)
      #expect(sums == [4, 0, 4, 0, 8, 0, 0, 0])
    }
    Plane(width: 4, height: 11) { _, y in steps[y] }.withView { plane in
      var sums = [UInt32](repeating: 0, count: 8)
      kernels.addRowSteps(plane, to: &sums)
      #expect(sums == [4, 0, 4, 0, 8, 0, 0, 0])
    }
  }

  @Test(arguments: Kernels.available.map(\.tier)) func autocorrelation(tier: String) throws {
    let sums = try kernels(tier).autocorrelation([1, -2, 3, 0, 5], lags: 4)
    #expect(sums == [39, -8, 18, -10])
  }

  private func kernels(_ tier: String) throws -> Kernels {
    try #require(Kernels.available.first { $0.tier == tier })
  }

  private func noise(_ width: Int, _ height: Int, _ factor: Int) -> Plane {
    Plane(width: width, height: height) { x, y in
      UInt8((x * x * factor + y * 131 + x * y * 17) % 251)
    }
  }
}

extension Kernels {
  fileprivate func gradients(of plane: Plane) -> Gradients {
    plane.withView { gradients($0, rows: 0..<plane.height) }
  }
}
