extension Kernels {
  /// Sum of |a - b|.
  ///
  /// - Precondition: both planes have the same size.
  package func absoluteDifference(_ a: PlaneView, _ b: PlaneView) -> Int {
    precondition(a.width == b.width && a.height == b.height)
    return table?.absoluteDifference(a, b) ?? ScalarReference.absoluteDifference(a, b)
  }

  /// For each of the 8 x 4 blocks (8 x 9 samples) of `b`, the smallest sum of absolute differences
  /// to `a` shifted by up to `radius` in both directions; `a` repeats its border outward.
  ///
  /// - Precondition: both hold 64 x 36 samples and 0 <= radius <= 8.
  package func blockSearch(_ a: [UInt8], _ b: [UInt8], radius: Int) -> [UInt16] {
    precondition(a.count == 64 * 36 && b.count == 64 * 36 && 0...8 ~= radius)
    return table?.blockSearch(a, b, radius: radius)
      ?? ScalarReference.blockSearch(a, b, radius: radius)
  }

  /// For each whole cell of `after`, by how much it is shifted in `before`.
  ///
  /// - Precondition: both planes have the same size, 0 <= radius <= 16.
  package func cellSearch(
    _ before: PlaneView, _ after: PlaneView, radius: Int
  ) -> CellShifts {
    precondition(before.width == after.width && before.height == after.height)
    precondition(0...16 ~= radius)
    return table?.cellSearch(before, after, radius: radius)
      ?? ScalarReference.cellSearch(before, after, radius: radius)
  }

  /// For each block of `grid`, row after row, where in `before` that part of `after` came from.
  ///
  /// - Precondition: full planes have the grid's size and half planes half of it; `cells` were found
  ///   on the halves' halves.
  package func blockMotion(
    _ before: MotionLevels, _ after: MotionLevels, cells: CellShifts, grid: BlockGrid
  ) -> [MotionBlock] {
    precondition(grid == BlockGrid(width: after.full.width, height: after.full.height))
    for levels in [before, after] {
      precondition(levels.full.width == after.full.width)
      precondition(levels.full.height == after.full.height)
      precondition(levels.half.width == after.full.width / 2)
      precondition(levels.half.height == after.full.height / 2)
    }
    precondition(cells.columns == after.half.width / 2 / CellShifts.side)
    precondition(cells.rows == after.half.height / 2 / CellShifts.side)
    return table?.blockMotion(before, after, cells: cells, grid: grid)
      ?? ScalarReference.blockMotion(before, after, cells: cells, grid: grid)
  }
}
