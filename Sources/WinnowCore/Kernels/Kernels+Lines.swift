import CKernels

extension Kernels {
  /// How many samples of each row lie in `levels`, counting runs of 64 samples that begin at
  /// multiples of 64 * `spacing`.
  ///
  /// - Precondition: 1 <= spacing <= 65536.
  package func rowCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>, spacing: Int = 1)
    -> [UInt32]
  {
    precondition(1...65536 ~= spacing)
    return table?.rowCounts(plane, in: levels, spacing: spacing)
      ?? ScalarReference.rowCounts(plane, in: levels, spacing: spacing)
  }

  /// How many samples of each column lie in `levels`.
  package func columnCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    table?.columnCounts(plane, in: levels) ?? ScalarReference.columnCounts(plane, in: levels)
  }
}

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

extension ScalarReference {
  static func rowCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>, spacing: Int)
    -> [UInt32]
  {
    var counts = [UInt32](repeating: 0, count: plane.height)
    for y in 0..<plane.height {
      for x in 0..<plane.width where x / 64 % spacing == 0 && levels.contains(plane[x, y]) {
        counts[y] += 1
      }
    }
    return counts
  }

  static func columnCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: plane.width)
    for y in 0..<plane.height {
      for x in 0..<plane.width where levels.contains(plane[x, y]) { counts[x] += 1 }
    }
    return counts
  }
}
