extension KernelTable {
  func rowCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>, spacing: Int) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: plane.height) { counts, count in
      table.pointee.row_counts(
        plane.cPlane, levels.lowerBound, levels.upperBound, Int32(spacing), counts.baseAddress!)
      count = plane.height
    }
  }

  func columnCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: plane.width) { counts, count in
      table.pointee.column_counts(
        plane.cPlane, levels.lowerBound, levels.upperBound, counts.baseAddress!)
      count = plane.width
    }
  }
}
