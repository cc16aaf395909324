import CKernels

/// Kernels over bands of rows of a native plane; those that need neighbours above and below read them
/// outside the band.
extension Kernels {
  /// Contours of `rows`, in as many blocks as are whole in width.
  ///
  /// - Precondition: `plane` holds `rows`, which are at most `Contours.blockSide`.
  package func contours(_ plane: PlaneView, rows: Range<Int>) -> Contours {
    precondition(plane.holds(rows) && rows.count <= Contours.blockSide)
    return table?.contours(plane, rows: rows) ?? ScalarReference.contours(plane, rows: rows)
  }
}

extension KernelTable {
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
}

extension ScalarReference {
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
}
