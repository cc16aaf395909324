extension ScalarReference {
  static func fieldCombs(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FieldCombs {
    var combs = FieldCombs()
    for y in rows.clamped(to: 1..<max(1, plane.height - 1)) {
      for x in 0..<plane.width where plane[x, y] != previous[x, y] {
        let around = Int(plane[x, y - 1]) + Int(plane[x, y + 1])
        let comb = abs(around - 2 * Int(previous[x, y]))
        if y % 2 == 0 { combs.even += comb } else { combs.odd += comb }
      }
    }
    return combs
  }

  static func change(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FrameChange {
    var change = FrameChange(moments: Moments(count: plane.width * rows.count))
    func difference(_ x: Int, _ y: Int) -> Int { Int(plane[x, y]) - Int(previous[x, y]) }
    for y in rows {
      let around = (-2...2).map { blurredIndex(y + $0, plane.height) }
      let down = (0..<plane.width).map { x in
        let d = around.map { difference(x, $0) }
        return (7 * (d[0] + d[4]) + 31 * (d[1] + d[3]) + 52 * d[2]) >> 1
      }
      for x in 0..<plane.width {
        change.moments.add(difference(x, y))
        let v = (-2...2).map { down[blurredIndex(x + $0, plane.width)] }
        let parts = [v[2] * 26_386, (v[1] + v[3]) * 16_004, (v[0] + v[4]) * 3_571]
        change.blurred += abs(parts.reduce(0) { $0 + ($1 >> 16) })
      }
    }
    return change
  }

  /// The sample that stands for `index` outside 0..<count: mirrored, the last repeated but not the
  /// first.
  private static func blurredIndex(_ index: Int, _ count: Int) -> Int {
    let near = abs(index)
    return max(0, near < count ? near : 2 * count - 1 - near)
  }

  static func gradients(_ plane: PlaneView, rows: Range<Int>) -> Gradients {
    let end = max(1, plane.width - 1)
    var found = Gradients(count: Gradients.count(plane, rows: rows))
    found.blocks = [UInt32](repeating: 0, count: (end - 1) / Gradients.blockColumns)
    for y in Gradients.inner(plane, rows) {
      let before = found.residuals
      for x in 1..<end {
        func at(_ i: Int, _ j: Int) -> Int { Int(plane[x + i, y + j]) }
        let across = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1)
        let along = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1)
        let squares = across * across + along * along
        found.squares += squares
        found.roots += Int((1_024 * Float(squares).squareRoot()).rounded(.toNearestOrEven))
        let corners = at(-1, -1) + at(1, -1) + at(-1, 1) + at(1, 1)
        let beside = at(0, -1) + at(-1, 0) + at(1, 0) + at(0, 1)
        let residual = abs(corners - 2 * beside + 4 * at(0, 0))
        found.residuals += residual
        let block = (x - 1) / Gradients.blockColumns
        if block < found.blocks.count { found.blocks[block] += UInt32(residual) }
      }
      found.unevenRows += found.residuals > before ? 1 : 0
    }
    return found
  }

  static func contours(_ plane: PlaneView, rows: Range<Int>) -> Contours {
    let side = Contours.blockSide
    var found = Contours(
      counts: [UInt16](repeating: 0, count: plane.width / side),
      levels: [UInt16](repeating: 0, count: plane.width / side))
    for block in found.counts.indices {
      func add(_ size: Int) {
        found.counts[block] += size > 0 ? 1 : 0
        found.levels[block] += UInt16(size)
      }
      for x in block * side..<(block + 1) * side {
        for y in rows where (y - rows.lowerBound) % Contours.lineSpacing == 0 {
          add(contour(x, plane.width) { Int(plane[$0, y]) })
        }
      }
      for x in block * side..<block * side + side / Contours.lineSpacing {
        for y in rows { add(contour(y, plane.height) { Int(plane[x, $0]) }) }
      }
    }
    return found
  }

  /// How many levels the contour between `index` and the next sample of a line has; 0 for none.
  private static func contour(_ index: Int, _ count: Int, _ sample: (Int) -> Int) -> Int {
    let reach = Contours.flatSteps
    guard index >= reach, index + reach + 1 < count else { return 0 }
    let (before, after) = (sample(index), sample(index + 1))
    let isFlat = (1...reach).allSatisfy {
      sample(index - $0) == before && sample(index + 1 + $0) == after
    }
    let size = abs(before - after)
    return isFlat && size <= Contours.widest ? size : 0
  }

  static func addColumnSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    for x in 0..<max(0, plane.width - 3) {
      for y in 0..<plane.height { sums[x] += step { Int(plane[x + $0, y]) } }
    }
  }

  static func addRowSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    for y in 0..<max(0, plane.height - 3) {
      for x in 0..<plane.width { sums[y] += step { Int(plane[x, y + $0]) } }
    }
  }

  /// How far the second step of four samples exceeds those beside it, at most 2.
  private static func step(_ sample: (Int) -> Int) -> UInt32 {
    let sizes = (0..<3).map { abs(sample($0) - sample($0 + 1)) }
    return UInt32(min(2, max(0, sizes[1] - max(sizes[0], sizes[2]))))
  }

  static func autocorrelation(_ values: [Int16], lags: Int) -> [Int] {
    (0..<lags).map { lag in
      (0..<values.count - lag).reduce(0) { $0 + Int(values[$1]) * Int(values[$1 + lag]) }
    }
  }
}
