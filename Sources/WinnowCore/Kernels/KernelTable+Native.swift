import CKernels

extension Range<Int> {
  fileprivate var cRows: winnow_rows {
    winnow_rows(first: Int32(lowerBound), end: Int32(upperBound))
  }
}

extension KernelTable {
  func fieldCombs(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FieldCombs {
    var (even, odd): (Int64, Int64) = (0, 0)
    table.pointee.field_combs(plane.cPlane, previous.cPlane, rows.cRows, &even, &odd)
    return FieldCombs(even: Int(even), odd: Int(odd))
  }

  func change(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FrameChange {
    var found = winnow_change()
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 6 * plane.width + 192) { scratch in
      table.pointee.change(
        plane.cPlane, previous.cPlane, rows.cRows, &found, scratch.baseAddress!)
    }
    let moments = Moments(
      count: plane.width * rows.count, sum: Int(found.sum), squares: Int(found.squares))
    return FrameChange(moments: moments, blurred: Int(found.blurred))
  }

  func gradients(_ plane: PlaneView, rows: Range<Int>) -> Gradients {
    var found = winnow_gradients()
    let blocks = [UInt32](
      unsafeUninitializedCapacity: max(1, plane.width / Gradients.blockColumns)
    ) { blocks, count in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: 4 * plane.width + 128) { scratch in
        table.pointee.gradients(
          plane.cPlane, rows.cRows, &found, blocks.baseAddress!, scratch.baseAddress!)
      }
      count = max(0, plane.width - 2) / Gradients.blockColumns
    }
    return Gradients(
      count: Gradients.count(plane, rows: rows), roots: Int(found.roots),
      squares: Int(found.squares), residuals: Int(found.residuals),
      unevenRows: Int(found.uneven_rows),
      blocks: blocks)
  }

  func contours(_ plane: PlaneView, rows: Range<Int>) -> Contours {
    let blocks = plane.width / Contours.blockSide
    var found = Contours(
      counts: [UInt16](repeating: 0, count: blocks), levels: [UInt16](repeating: 0, count: blocks))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32 * plane.width + 4_096) { scratch in
      table.pointee.contours(
        plane.cPlane, rows.cRows, &found.counts, &found.levels, scratch.baseAddress!)
    }
    return found
  }

  func addColumnSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: plane.width) { scratch in
      table.pointee.column_steps(plane.cPlane, &sums, scratch.baseAddress!)
    }
  }

  func addRowSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    table.pointee.row_steps(plane.cPlane, &sums)
  }

  func autocorrelation(_ values: [Int16], lags: Int) -> [Int] {
    var sums = [Int64](repeating: 0, count: lags)
    table.pointee.autocorrelation(values, Int32(values.count), Int32(lags), &sums)
    return sums.map(Int.init)
  }
}
