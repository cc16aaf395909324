import Foundation
import Testing

@testable import WinnowCore

@Suite struct SoftBarsTests {
  /// Waves along each line in the middle `inside` (rows, or columns where `isAcross`) of a smooth slope.
  /// From line to line they hardly change, from plane to plane they move.
  private func plane(_ number: Int, inside: Range<Int>, isAcross: Bool = false, soft: Bool = true)
    -> Plane
  {
    Plane(width: 90, height: 90) { x, y in
      let (line, place) = isAcross ? (x, y) : (y, x)
      let phase = 0.9 * Double(place) + 0.02 * Double(line) + 0.7 * Double(number)
      return UInt8(
        inside ~= line || !soft ? 170 + 60 * sin(phase) : Double(60 + place / 3 + line / 4))
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
