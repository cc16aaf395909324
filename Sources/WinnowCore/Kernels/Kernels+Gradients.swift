import CKernels

/// Kernels over bands of rows of a native plane; those that need neighbours above and below read them
/// outside the band.
extension Kernels {
  /// Sobel gradients and residuals of the samples of `rows` with eight neighbours.
  ///
  /// - Precondition: `plane` holds `rows`, which are at most `Gradients.mostRows`.
  package func gradients(_ plane: PlaneView, rows: Range<Int>) -> Gradients {
    precondition(plane.holds(rows) && rows.count <= Gradients.mostRows)
    return table?.gradients(plane, rows: rows) ?? ScalarReference.gradients(plane, rows: rows)
  }
}

extension Gradients {
  /// How many samples of `rows` have eight neighbours.
  static func count(_ plane: PlaneView, rows: Range<Int>) -> Int {
    max(0, plane.width - 2) * inner(plane, rows).count
  }

  static func inner(_ plane: PlaneView, _ rows: Range<Int>) -> Range<Int> {
    rows.clamped(to: 1..<max(1, plane.height - 1))
  }
}

extension KernelTable {
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
}

extension ScalarReference {
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
}
