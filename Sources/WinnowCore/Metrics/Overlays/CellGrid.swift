/// Cells in rows, for rules over a few hundred of them.
struct CellGrid {
  let columns: Int
  let rows: Int

  var count: Int { columns * rows }

  /// For each cell the sum over the cells up to `radius` away in both directions.
  func sums(of values: [Int], radius: Int) -> [Int] {
    let across = slidingSums(values, lines: rows, length: columns, step: 1, line: columns, radius)
    return slidingSums(across, lines: columns, length: rows, step: columns, line: 1, radius)
  }

  private func slidingSums(
    _ values: [Int], lines: Int, length: Int, step: Int, line: Int, _ radius: Int
  ) -> [Int] {
    var sums = values
    for i in 0..<lines {
      let first = i * line
      var sum = 0
      for k in 0..<min(radius, length) { sum += values[first + k * step] }
      for k in 0..<length {
        if k + radius < length { sum += values[first + (k + radius) * step] }
        if k - radius > 0 { sum -= values[first + (k - radius - 1) * step] }
        sums[first + k * step] = sum
      }
    }
    return sums
  }

  /// Fills gaps of up to `gap` cells between set cells of a row.
  func bridged(_ cells: [Bool], gap: Int) -> [Bool] {
    var cells = cells
    for row in 0..<rows {
      var last: Int?
      for cell in row * columns..<(row + 1) * columns where cells[cell] {
        if let last, cell - last <= gap + 1 { for k in last..<cell { cells[k] = true } }
        last = cell
      }
    }
    return cells
  }

  /// The groups of set cells that touch, at corners too.
  func groups(of cells: [Bool]) -> [[Int]] {
    var left = cells
    var groups: [[Int]] = []
    for start in cells.indices where left[start] {
      left[start] = false
      var group = [start]
      var next = 0
      while next < group.count {
        forNeighbours(of: group[next], radius: 1) { cell in
          guard left[cell] else { return }
          left[cell] = false
          group.append(cell)
        }
        next += 1
      }
      groups.append(group)
    }
    return groups
  }

  /// The cells around `cell`, up to `radius` away in both directions, and the cell itself.
  func forNeighbours(of cell: Int, radius: Int, _ body: (Int) -> Void) {
    let (x, y) = (cell % columns, cell / columns)
    for row in max(0, y - radius)...min(rows - 1, y + radius) {
      for column in max(0, x - radius)...min(columns - 1, x + radius) {
        body(row * columns + column)
      }
    }
  }

  /// Whether none of the cells in `rect` is set.
  func isFree(_ rect: PixelRect, of cells: [Bool]) -> Bool {
    (rect.y..<rect.y + rect.height).allSatisfy { row in
      !cells[row * columns + rect.x..<row * columns + rect.x + rect.width].contains(true)
    }
  }

  /// The largest rectangle of cells of which none is set, in columns and rows; nil where all are.
  /// Of equal ones the first to end, from the top left.
  func largestRectangle(without cells: [Bool]) -> PixelRect? {
    var best: PixelRect?
    // Free cells upward from the row looked at.
    var heights = [Int](repeating: 0, count: columns + 1)
    for row in 0..<rows {
      for x in 0..<columns { heights[x] = cells[row * columns + x] ? 0 : heights[x] + 1 }
      var open: [(start: Int, height: Int)] = []
      for x in 0...columns {
        var start = x
        while let last = open.last, last.height >= heights[x] {
          let area = last.height * (x - last.start)
          if area > (best.map { $0.width * $0.height } ?? 0) {
            best = PixelRect(
              x: last.start, y: row + 1 - last.height, width: x - last.start, height: last.height)
          }
          start = last.start
          open.removeLast()
        }
        open.append((start, heights[x]))
      }
    }
    return best
  }
}
