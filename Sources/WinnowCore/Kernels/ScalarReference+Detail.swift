extension ScalarReference {
  static func detail(_ plane: PlaneView) -> Detail {
    var detail = Detail(count: plane.width * plane.height)
    func at(_ x: Int, _ y: Int) -> Int {
      Int(plane[mirrored(x, plane.width), mirrored(y, plane.height)])
    }
    func sum(_ x: Int, _ y: Int, across: [Int], down: [Int]) -> Int {
      var sum = 0
      for (j, b) in down.enumerated() where b != 0 {
        for (i, a) in across.enumerated() where a != 0 {
          sum += a * b * at(x + i - across.count / 2, y + j - down.count / 2)
        }
      }
      return sum
    }
    let (smooth, slope, low) = ([1, 2, 1], [-1, 0, 1], [1, 4, 6, 4, 1])
    for y in 0..<plane.height {
      for x in 0..<plane.width {
        let centre = at(x, y)
        detail.luma.add(centre)
        let around = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)
        detail.laplacian.add(around - 4 * centre)
        let gx = sum(x, y, across: slope, down: smooth)
        let gy = sum(x, y, across: smooth, down: slope)
        detail.gradientSquares += gx * gx + gy * gy
        let residue = 4 * centre - (sum(x, y, across: low, down: low) + 32) >> 6
        detail.residueSquares += residue * residue
        if x >= 2 { detail.stepsAcross += (centre - at(x - 2, y)) * (centre - at(x - 2, y)) }
        if y >= 2 { detail.stepsDown += (centre - at(x, y - 2)) * (centre - at(x, y - 2)) }
      }
    }
    return detail
  }

  static func edgeWidths(_ plane: PlaneView, rise: UInt8) -> EdgeWidths {
    var edges = EdgeWidths()
    for y in 0..<plane.height {
      add((0..<plane.width).map { Int(plane[$0, y]) }, rise: Int(rise), to: &edges)
    }
    for x in 0..<plane.width {
      add((0..<plane.height).map { Int(plane[x, $0]) }, rise: Int(rise), to: &edges)
    }
    return edges
  }

  private static func add(_ line: [Int], rise: Int, to edges: inout EdgeWidths) {
    let signs = zip(line, line.dropFirst()).map { ($1 - $0).signum() }
    let turns = signs.indices.dropFirst().filter { signs[$0] != signs[$0 - 1] }
    for (start, end) in zip(turns, turns.dropFirst()) where abs(line[end] - line[start]) >= rise {
      edges.count += 1
      edges.width += end - start
    }
  }

  static func darkCount(_ plane: PlaneView, level: UInt8) -> Int {
    var count = 0
    for y in 0..<plane.height { for x in 0..<plane.width where plane[x, y] <= level { count += 1 } }
    return count
  }
}
