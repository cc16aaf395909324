import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CellGridTests {
  /// `rows` of cells, set where there is an x.
  private func cells(_ rows: [String]) -> (CellGrid, [Bool]) {
    (CellGrid(columns: rows[0].count, rows: rows.count), rows.flatMap { $0.map { $0 == "x" } })
  }

  @Test func theLargestRectangleIsFound() {
    let (grid, set) = cells(["x....", "..x..", ".....", "....x"])
    #expect(grid.largestRectangle(without: set) == PixelRect(x: 0, y: 2, width: 4, height: 2))
    let free = CellGrid(columns: 7, rows: 3)
    let none = [Bool](repeating: false, count: 21)
    #expect(free.largestRectangle(without: none) == PixelRect(x: 0, y: 0, width: 7, height: 3))
    #expect(free.largestRectangle(without: none.map { !$0 }) == nil)
  }

  /// Against all rectangles there are.
  @Test func noRectangleIsLarger() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      let grid = CellGrid(
        columns: Int.random(in: 1...7, using: &random), rows: Int.random(in: 1...6, using: &random))
      let set = (0..<grid.count).map { _ in Int.random(in: 0..<5, using: &random) == 0 }
      let free = rectangles(grid).filter { grid.isFree($0, of: set) }
      let found = grid.largestRectangle(without: set)
      #expect(found.map { $0.width * $0.height } == free.map { $0.width * $0.height }.max())
      if let found { #expect(grid.isFree(found, of: set)) }
    }
  }

  private func rectangles(_ grid: CellGrid) -> [PixelRect] {
    (0..<grid.rows).flatMap { y in
      (0..<grid.columns).flatMap { x in
        (1...grid.rows - y).flatMap { height in
          (1...grid.columns - x).map { PixelRect(x: x, y: y, width: $0, height: height) }
        }
      }
    }
  }

  @Test func sumsAreThoseOfTheNeighbours() {
    var random = SeededGenerator(seed: 12)
    for (columns, rows) in [(1, 1), (1, 5), (5, 1), (2, 2), (6, 4)] {
      let grid = CellGrid(columns: columns, rows: rows)
      let values = (0..<grid.count).map { _ in Int.random(in: 0...64, using: &random) }
      for radius in 0...3 {
        let expected = values.indices.map { cell in
          var sum = 0
          grid.forNeighbours(of: cell, radius: radius) { sum += values[$0] }
          return sum
        }
        #expect(grid.sums(of: values, radius: radius) == expected)
      }
    }
  }

  @Test func groupsTouchAtCorners() {
    let (grid, set) = cells(["x..x.", ".x..x", "....x"])
    #expect(grid.groups(of: set).map { $0.sorted() } == [[0, 6], [3, 9, 14]])
  }

  @Test func gapsInARowAreBridged() {
    let (grid, set) = cells(["x..x...x", ".......x"])
    #expect(grid.bridged(set, gap: 2) == cells(["xxxx...x", ".......x"]).1)
  }
}
