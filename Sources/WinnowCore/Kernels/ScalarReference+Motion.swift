extension ScalarReference {
  static func absoluteDifference(_ a: PlaneView, _ b: PlaneView) -> Int {
    var sum = 0
    for y in 0..<a.height {
      for x in 0..<a.width { sum += abs(Int(a[x, y]) - Int(b[x, y])) }
    }
    return sum
  }

  static func blockSearch(_ a: [UInt8], _ b: [UInt8], radius: Int) -> [UInt16] {
    (0..<32).map { block in
      let (left, top) = (block % 8 * 8, block / 8 * 9)
      var best = Int.max
      for dy in -radius...radius {
        for dx in -radius...radius {
          var sum = 0
          for y in top..<top + 9 {
            for x in left..<left + 8 {
              let (sx, sy) = (min(max(x + dx, 0), 63), min(max(y + dy, 0), 35))
              sum += abs(Int(a[sy * 64 + sx]) - Int(b[y * 64 + x]))
            }
          }
          best = min(best, sum)
        }
      }
      return UInt16(best)
    }
  }

  static func cellSearch(_ before: PlaneView, _ after: PlaneView, radius: Int) -> CellShifts {
    var cells = CellShifts(width: after.width, height: after.height)
    for cell in 0..<cells.columns * cells.rows {
      let x = cells.left + cell % cells.columns * CellShifts.side
      let y = cells.top + cell / cells.columns * CellShifts.side
      func sum(_ dx: Int, _ dy: Int) -> Int {
        var sum = 0
        for j in y..<y + CellShifts.side {
          for i in x..<x + CellShifts.side {
            let (p, q) = (clamped(i + dx, before.width - 1), clamped(j + dy, before.height - 1))
            sum += abs(Int(before[p, q]) - Int(after[i, j]))
          }
        }
        return sum
      }
      guard sum(0, 0) > CellShifts.quiet else { continue }
      var best = Int.max
      for dy in -radius...radius {
        for dx in -radius...radius {
          let cost = sum(dx, dy) + CellShifts.price * (abs(dx) + abs(dy))
          guard cost < best else { continue }
          best = cost
          (cells.shifts[2 * cell], cells.shifts[2 * cell + 1]) = (Int8(dx), Int8(dy))
        }
      }
    }
    return cells
  }

  static func blockMotion(
    _ before: MotionLevels, _ after: MotionLevels, cells: CellShifts, grid: BlockGrid
  ) -> [MotionBlock] {
    (0..<grid.count).map { index in
      let x = grid.left + index % grid.columns * grid.step
      let y = grid.top + index / grid.columns * grid.step
      var place = Placing(before.full, after.full, x, y, side: MotionBlock.side)
      let still = place.sum
      if still > BlockGrid.quiet {
        var half = Placing(before.half, after.half, x / 2, y / 2, side: CellShifts.side)
        for (dx, dy) in cells.shifts(around: x / 2 + 4, y / 2 + 4) { half.tryShift(dx, dy) }
        half.tryAround()
        place.tryShift(2 * half.dx, 2 * half.dy)
        place.tryAround()
      }
      var block = slopeSums(before.full, after.full, place)
      (block.dx, block.dy) = (Int32(-place.dx), Int32(-place.dy))
      (block.sum, block.still) = (Int32(place.sum), Int32(still))
      return block
    }
  }

  private static func slopeSums(
    _ before: PlaneView, _ after: PlaneView, _ place: Placing
  ) -> MotionBlock {
    var block = MotionBlock()
    for j in stride(from: place.y, to: place.y + MotionBlock.side, by: 2) {
      for i in place.x..<place.x + MotionBlock.side {
        let x = Int32(after[i + 1, j]) - Int32(after[i - 1, j])
        let y = Int32(after[i, j + 1]) - Int32(after[i, j - 1])
        let t = Int32(after[i, j]) - Int32(before[i + place.dx, j + place.dy])
        block.xx += x * x
        block.xy += x * y
        block.yy += y * y
        block.xt += x * t
        block.yt += y * t
        block.tt += t * t
        block.x += x
        block.y += y
        block.t += t
      }
    }
    return block
  }

  fileprivate static func clamped(_ value: Int, _ most: Int) -> Int { min(max(value, 0), most) }
}

/// A square of `after` and its best place in `before` so far.
private struct Placing {
  let before: PlaneView
  let after: PlaneView
  let x: Int
  let y: Int
  let side: Int
  var dx = 0
  var dy = 0
  var sum = Int.max

  init(_ before: PlaneView, _ after: PlaneView, _ x: Int, _ y: Int, side: Int) {
    (self.before, self.after, self.x, self.y, self.side) = (before, after, x, y, side)
    tryShift(0, 0)
  }

  mutating func tryShift(_ dx: Int, _ dy: Int) {
    let left = ScalarReference.clamped(x + dx, before.width - side)
    let top = ScalarReference.clamped(y + dy, before.height - side)
    var found = 0
    for j in 0..<side {
      for i in 0..<side { found += abs(Int(before[left + i, top + j]) - Int(after[x + i, y + j])) }
    }
    if found < sum { (sum, self.dx, self.dy) = (found, left - x, top - y) }
  }

  mutating func tryAround() {
    let (cx, cy) = (dx, dy)
    for dy in cy - 1...cy + 1 { for dx in cx - 1...cx + 1 { tryShift(dx, dy) } }
  }
}

extension CellShifts {
  /// The shifts, in samples of the half level, of the cell at (x, y) there and of those beside it.
  fileprivate func shifts(around x: Int, _ y: Int) -> [(dx: Int, dy: Int)] {
    guard !shifts.isEmpty else { return [] }
    let (column, row) = ((x / 2 - left) / Self.side, (y / 2 - top) / Self.side)
    return [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)].map { i, j in
      let c = ScalarReference.clamped(column + i, columns - 1)
      let r = ScalarReference.clamped(row + j, rows - 1)
      let cell = 2 * (r * columns + c)
      return (2 * Int(shifts[cell]), 2 * Int(shifts[cell + 1]))
    }
  }
}
