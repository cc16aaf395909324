import Testing
import WinnowCore

/// Gradients and residuals of bands, against answers that can be derived by hand.
@Suite struct KernelsGradientsTests {
  @Test(arguments: Kernels.available.map(\.tier)) func gradientsOfARamp(tier: String) throws {
    let found = try Kernels.of(tier).gradients(
      of: Plane(width: 35, height: 9) { x, _ in UInt8(3 * x) })
    #expect(found.count == 33 * 7)
    #expect(found.squares == 33 * 7 * 24 * 24 && found.roots == 33 * 7 * 24 * 1_024)
    #expect(found.residuals == 0 && found.blocks == [0, 0])
  }

  @Test(arguments: Kernels.available.map(\.tier)) func gradientsOfAnImpulse(tier: String) throws {
    let impulse = Plane(width: 20, height: 7) { x, y in x == 9 && y == 3 ? 10 : 0 }
    let found = try Kernels.of(tier).gradients(of: impulse)
    // At the corners both gradients are 10, beside it one is 20, in the middle none.
    #expect(found.squares == 4 * 200 + 4 * 400)
    // 1024 * sqrt(200) = 14481.55
    #expect(found.roots == 4 * 14_482 + 4 * 20_480)
    #expect(found.residuals == 160 && found.unevenRows == 3 && found.blocks == [160])
  }

  /// Bands read their neighbours, so that those of bands sum to those of the whole.
  @Test(arguments: Kernels.available.map(\.tier)) func bandsSumToTheWhole(tier: String) throws {
    let kernels = try Kernels.of(tier)
    let plane = Plane(width: 37, height: 30) { x, y in
      UInt8((x * x * 7 + y * 131 + x * y * 17) % 251)
    }
    plane.withView { plane in
      let bands = [0..<11, 11..<12, 12..<30].map { kernels.gradients(plane, rows: $0) }
      #expect(bands.reduce(0) { $0 + $1.roots } == kernels.gradients(plane, rows: 0..<30).roots)
    }
  }
}

extension Kernels {
  fileprivate func gradients(of plane: Plane) -> Gradients {
    plane.withView { gradients($0, rows: 0..<plane.height) }
  }
}
