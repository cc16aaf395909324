import CKernels

extension Kernels {
  /// How much fine detail there is; neighbourhoods are mirrored at the border (reflect 101).
  package func detail(_ plane: PlaneView) -> Detail {
    table?.detail(plane) ?? ScalarReference.detail(plane)
  }
}

extension KernelTable {
  func detail(_ plane: PlaneView) -> Detail {
    var sums = winnow_detail()
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 4 * (plane.width + 4)) { scratch in
      table.pointee.detail(plane.cPlane, &sums, scratch.baseAddress!)
    }
    var detail = Detail(count: plane.width * plane.height)
    (detail.luma.sum, detail.luma.squares) = (Int(sums.sum), Int(sums.squares))
    detail.laplacian.sum = Int(sums.laplacian_sum)
    detail.laplacian.squares = Int(sums.laplacian_squares)
    detail.gradientSquares = Int(sums.gradient_squares)
    detail.residueSquares = Int(sums.residue_squares)
    (detail.stepsAcross, detail.stepsDown) = (Int(sums.steps_across), Int(sums.steps_down))
    return detail
  }
}

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

  /// The sample that stands for `index` outside 0..<count: mirrored, the border not repeated.
  static func mirrored(_ index: Int, _ count: Int) -> Int {
    guard count > 1 else { return 0 }
    var index = index
    while !(0..<count ~= index) { index = index < 0 ? -index : 2 * count - 2 - index }
    return index
  }
}
