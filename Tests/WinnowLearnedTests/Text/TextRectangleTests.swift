import Testing

@testable import WinnowLearned

/// Areas and free parts of rectangles on a grid of ten by ten, compared with counting its cells.
@Suite struct TextRectangleTests {
  private struct Cells {
    var rectangles: [(x: Range<Int>, y: Range<Int>)]

    func isFree(_ x: Int, _ y: Int) -> Bool {
      !rectangles.contains { $0.x.contains(x) && $0.y.contains(y) }
    }

    var covered: Int {
      (0..<100).count { !isFree($0 % 10, $0 / 10) }
    }

    /// Cells of the largest rectangle that is free.
    var largestFree: Int {
      var largest = 0
      for left in 0..<10 {
        for right in left + 1...10 {
          for top in 0..<10 {
            for bottom in top + 1...10 {
              let cells = (left..<right).flatMap { x in (top..<bottom).map { (x, $0) } }
              if cells.allSatisfy({ isFree($0.0, $0.1) }) { largest = max(largest, cells.count) }
            }
          }
        }
      }
      return largest
    }

    var texts: [TextRectangle] {
      rectangles.map {
        TextRectangle(
          left: Double($0.x.lowerBound) / 10, top: Double($0.y.lowerBound) / 10,
          right: Double($0.x.upperBound) / 10, bottom: Double($0.y.upperBound) / 10)
      }
    }
  }

  private static let grids = (0..<12).map { seed in
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    return Cells(
      rectangles: (0..<seed % 5 + 1).map { _ in
        let (x, y) = (next(9), next(9))
        return (x..<min(10, x + 1 + next(4)), y..<min(10, y + 1 + next(4)))
      })
  }

  @Test(arguments: grids.indices) func areasCountEachSpotOnce(number: Int) {
    let grid = Self.grids[number]
    #expect(abs(TextRectangle.area(of: grid.texts) - Double(grid.covered) / 100) < 1e-9)
  }

  @Test(arguments: grids.indices) func theFreePartIsTheLargest(number: Int) {
    let grid = Self.grids[number]
    let free = TextRectangle.whole.largestFree(of: grid.texts)
    #expect(abs((free?.area ?? 0) - Double(grid.largestFree) / 100) < 1e-9)
    #expect(grid.texts.allSatisfy { other in free?.common(other).map { $0.area < 1e-9 } ?? true })
  }
}
