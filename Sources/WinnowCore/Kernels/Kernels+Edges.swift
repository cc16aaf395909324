import CKernels

extension Kernels {
  /// Edges along all rows and columns: samples that strictly rise, or fall, by at least `rise` in all
  /// from one turn to the next, neither at the border.
  ///
  /// - Precondition: `rise` is at least 1.
  package func edgeWidths(_ plane: PlaneView, rise: UInt8) -> EdgeWidths {
    precondition(rise > 0)
    return table?.edgeWidths(plane, rise: rise) ?? ScalarReference.edgeWidths(plane, rise: rise)
  }
}

extension KernelTable {
  func edgeWidths(_ plane: PlaneView, rise: UInt8) -> EdgeWidths {
    var edges = winnow_edges()
    let capacity = 32 * max(plane.width, plane.height)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { scratch in
      table.pointee.edge_widths(plane.cPlane, rise, &edges, scratch.baseAddress!)
    }
    return EdgeWidths(count: Int(edges.count), width: Int(edges.width))
  }
}

extension ScalarReference {
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
}
