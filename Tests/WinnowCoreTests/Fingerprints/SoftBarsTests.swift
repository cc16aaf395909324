import TestSupport
import Testing

@testable import WinnowCore

@Suite struct SoftBarsTests {
  /// Noise in the middle `inside` (rows, or columns where `isAcross`) of a smooth slope.
  private func plane(_ seed: Int, inside: Range<Int>, isAcross: Bool = false, soft: Bool = true)
    -> Plane
  {
    var random = SeededGenerator(seed: UInt64(seed))
    return Plane(width: 90, height: 90) { x, y in
      let (line, place) = isAcross ? (x, y) : (y, x)
      let noise = Int.random(in: -60...60, using: &random)
      return UInt8(inside ~= line || !soft ? 150 + noise : 60 + place / 3 + line / 4)
    }
  }

  @Test(arguments: [false, true]) func theyAreFoundToTheLine(isAcross: Bool) throws {
    let shot = (0..<5).map { plane($0, inside: 20..<70, isAcross: isAcross) }
    let box = try #require(SoftBars.box(of: shot))
    let (low, high) = isAcross ? (box.left, box.right) : (box.top, box.bottom)
    #expect(low * 90 == 20 && high * 90 == 70)
    #expect(isAcross ? box.top == 0 && box.bottom == 1 : box.left == 0 && box.right == 1)
  }

  @Test func barsOfDifferentWidthAreNone() {
    #expect(SoftBars.box(of: (0..<5).map { plane($0, inside: 20..<76) }) == nil)
  }

  /// One plane without them is enough: bars stay.
  @Test func allPlanesMustHaveThem() {
    let shot = (0..<5).map { plane($0, inside: 20..<70, soft: $0 != 3) }
    #expect(SoftBars.box(of: shot) == nil)
  }

  @Test func oddShotsHaveNone() {
    #expect(SoftBars.box(of: []) == nil)
    #expect(SoftBars.box(of: [Plane(width: 1, height: 300)]) == nil)
    #expect(SoftBars.box(of: [Plane(width: 90, height: 90), Plane(width: 64, height: 64)]) == nil)
    #expect(SoftBars.box(of: [Plane(width: 90, height: 90, filledWith: 50)]) == nil)
  }
}
