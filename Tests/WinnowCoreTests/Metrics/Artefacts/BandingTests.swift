import TestSupport
import Testing
import WinnowCore

@Suite struct BandingTests {
  /// A slope of one level every 4 columns, in steps of so many levels: Q levels are 4 Q columns wide.
  private func stairs(_ step: Int) -> Plane {
    Plane(width: 320, height: 180) { x, _ in UInt8(x / 4 / step * step) }
  }

  @Test func higherStepsScoreHigher() throws {
    let values = try [1, 2, 3, 4, 6, 8].map { step in
      try #require(stairs(step).withFrame { Banding().values($0)[0] })
    }
    // Stretches of 4 and of 8 columns are too short.
    #expect(values[0] == 0 && values[1] == 0)
    #expect(zip(values.dropFirst(), values.dropFirst(2)).allSatisfy { $0 < $1 })
  }

  /// Contours at columns 32 k: every block but the first has one, of 4 levels.
  @Test func theShareOfAStaircase() throws {
    let plane = Plane(width: 320, height: 192) { x, _ in UInt8(40 + (x + 16) / 32 * 4) }
    #expect(plane.withFrame { Banding().values($0)[0] } == 0.5)
    let turned = Plane(width: 192, height: 320) { _, y in UInt8(40 + (y + 16) / 32 * 4) }
    #expect(turned.withFrame { Banding().values($0)[0] } == 0.5)
  }

  @Test func grainHidesContours() throws {
    var generator = SeededGenerator(seed: 8)
    let plane = stairs(8)
    let grainy = Plane(width: 320, height: 180) { x, y in
      plane[x, y] + UInt8.random(in: 0...1, using: &generator)
    }
    #expect(try #require(plane.withFrame { Banding().values($0)[0] }) > 0.8)
    #expect(try #require(grainy.withFrame { Banding().values($0)[0] }) < 0.001)
  }

  @Test func edgesAndFlatBlocksAreNoContours() {
    let bars = Plane(width: 320, height: 160) { x, _ in x / 32 % 2 == 0 ? 40 : 60 }
    #expect(bars.withFrame { Banding().values($0)[0] } == 0)
    let blocks = Plane(width: 320, height: 160) { x, y in UInt8(60 + (x / 8 * 5 + y / 8 * 3) % 7) }
    #expect(blocks.withFrame { Banding().values($0)[0] } == 0)
    #expect(Plane(width: 31, height: 90).withFrame { Banding().values($0) } == [nil])
  }

  @Test func fixturesWithGrainHaveNone() throws {
    for name in ["noisy.mp4", "sharp.mp4", "odd-size.mp4"] {
      #expect(try #require(try Banding().values(name, 10)[0]) < 0.01, "\(name)")
    }
  }
}
