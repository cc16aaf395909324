import CKernels

extension KernelTable {
  func persistence(_ planes: [PlaneView], bounds: Persistence.Bounds) -> [UInt8] {
    let size = Persistence.size(width: planes[0].width, height: planes[0].height)
    let sums = Persistence.Kind.allCases.count
    let capacity = sums * size.columns * Persistence.side
    return [UInt8](unsafeUninitializedCapacity: sums * size.columns * size.rows) { cells, count in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { scratch in
        table.pointee.persistence(
          planes.map(\.cPlane), Int32(planes.count), bounds.cBounds, cells.baseAddress!,
          scratch.baseAddress!)
      }
      count = sums * size.columns * size.rows
    }
  }
}

extension Persistence.Bounds {
  fileprivate var cBounds: winnow_persistence {
    winnow_persistence(edge: edge, faint: faint, change: change)
  }
}
