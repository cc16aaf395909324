import Testing
import WinnowCore

/// Changes and combs of bands, against answers that can be derived by hand.
@Suite struct KernelsChangeTests {
  /// Bands read their neighbours, so that those of bands sum to those of the whole.
  @Test(arguments: Kernels.available.map(\.tier)) func bandsSumToTheWhole(tier: String) throws {
    let kernels = try Kernels.of(tier)
    let (a, b) = (noise(37, 30, 7), noise(37, 30, 11))
    a.withView { a in
      b.withView { b in
        let whole = kernels.change(a, previous: b, rows: 0..<30)
        let parts = [0..<11, 11..<12, 12..<30].map { kernels.change(a, previous: b, rows: $0) }
        #expect(parts.reduce(0) { $0 + $1.blurred } == whole.blurred)
        #expect(parts.reduce(0) { $0 + $1.moments.squares } == whole.moments.squares)
        #expect(whole.moments == kernels.difference(a, b))
        let combs = [0..<10, 10..<30].map { kernels.fieldCombs(a, previous: b, rows: $0) }
        let all = kernels.fieldCombs(a, previous: b, rows: 0..<30)
        #expect(combs[0].even + combs[1].even == all.even && all.even != all.odd)
      }
    }
  }

  /// A change of 4 levels is 256 of 1/64; its three parts are rounded down to 103, 125 and 27.
  @Test(arguments: Kernels.available.map(\.tier)) func aChangeOfBrightness(tier: String) throws {
    let kernels = try Kernels.of(tier)
    let change = Plane(width: 21, height: 5, filledWith: 104).withView { a in
      Plane(width: 21, height: 5, filledWith: 100).withView { b in
        kernels.change(a, previous: b, rows: 1..<4)
      }
    }
    #expect(change.moments == Moments(count: 63, sum: 252, squares: 1_008))
    #expect(change.blurred == 63 * 255)
  }

  private func noise(_ width: Int, _ height: Int, _ factor: Int) -> Plane {
    Plane(width: width, height: height) { x, y in
      UInt8((x * x * factor + y * 131 + x * y * 17) % 251)
    }
  }
}
