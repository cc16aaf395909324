import CKernels

extension KernelTable {
  func absoluteDifference(_ a: PlaneView, _ b: PlaneView) -> Int {
    Int(table.pointee.absolute_difference(a.cPlane, b.cPlane))
  }

  func blockSearch(_ a: [UInt8], _ b: [UInt8], radius: Int) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: 32) { sums, count in
      table.pointee.block_search(a, b, Int32(radius), sums.baseAddress!)
      count = 32
    }
  }

  func cellSearch(_ before: PlaneView, _ after: PlaneView, radius: Int) -> CellShifts {
    var cells = CellShifts(width: after.width, height: after.height)
    guard !cells.shifts.isEmpty else { return cells }
    let search = winnow_cell_search(
      radius: Int32(radius), price: Int32(CellShifts.price), quiet: Int32(CellShifts.quiet))
    let capacity = (after.width + 32 + 2 * radius) * (2 * after.height + 2 * radius)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { scratch in
      table.pointee.cell_search(
        before.cPlane, after.cPlane, search, scratch.baseAddress!, &cells.shifts)
    }
    return cells
  }

  func blockMotion(
    _ before: MotionLevels, _ after: MotionLevels, cells: CellShifts, grid: BlockGrid
  ) -> [MotionBlock] {
    assert(MemoryLayout<MotionBlock>.size == MemoryLayout<winnow_block>.size)
    return [MotionBlock](unsafeUninitializedCapacity: grid.count) { blocks, count in
      cells.shifts.withUnsafeBufferPointer { shifts in
        // An empty array has no address; without cells none is read.
        withUnsafeTemporaryAllocation(of: Int8.self, capacity: 1) { none in
          let cells = winnow_cells(
            shifts: shifts.baseAddress ?? UnsafePointer(none.baseAddress!),
            left: Int32(cells.left), top: Int32(cells.top), columns: Int32(cells.columns),
            rows: Int32(cells.rows))
          blocks.baseAddress!.withMemoryRebound(to: winnow_block.self, capacity: grid.count) {
            table.pointee.block_motion(before.cLevels, after.cLevels, cells, grid.cGrid, $0)
          }
        }
      }
      count = grid.count
    }
  }
}

extension MotionLevels {
  fileprivate var cLevels: winnow_levels { winnow_levels(full: full.cPlane, half: half.cPlane) }
}

extension BlockGrid {
  fileprivate var cGrid: winnow_block_grid {
    winnow_block_grid(
      left: Int32(left), top: Int32(top), step: Int32(step), columns: Int32(columns),
      rows: Int32(rows), quiet: Int32(Self.quiet))
  }
}
