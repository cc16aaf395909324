import CKernels

extension Kernels {
  /// What stays in place from plane to plane, in order of time.
  ///
  /// - Precondition: there is at least one plane, and all have the same size.
  package func persistence(_ planes: [PlaneView], bounds: Persistence.Bounds) -> Persistence {
    let (width, height) = (planes[0].width, planes[0].height)
    precondition(planes.allSatisfy { $0.width == width && $0.height == height })
    let counts =
      table?.persistence(planes, bounds: bounds)
      ?? ScalarReference.persistence(planes, bounds: bounds)
    return Persistence(width: width, height: height, counts: counts)
  }
}

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

extension ScalarReference {
  static func persistence(_ planes: [PlaneView], bounds: Persistence.Bounds) -> [UInt8] {
    let (width, height) = (planes[0].width, planes[0].height)
    let size = Persistence.size(width: width, height: height)
    let cells = size.columns * size.rows
    var counts = [UInt8](repeating: 0, count: Persistence.Kind.allCases.count * cells)
    for y in 1..<max(1, height - 1) {
      for x in 1..<max(1, width - 1) {
        let cell = y / Persistence.side * size.columns + x / Persistence.side
        for kind in kinds(planes, x, y, bounds) { counts[kind.rawValue * cells + cell] += 1 }
      }
    }
    return counts
  }

  /// As what the sample at (x, y) counts.
  private static func kinds(
    _ planes: [PlaneView], _ x: Int, _ y: Int, _ bounds: Persistence.Bounds
  ) -> [Persistence.Kind] {
    let across = planes.map { Int($0[x + 1, y]) - Int($0[x - 1, y]) }
    let down = planes.map { Int($0[x, y + 1]) - Int($0[x, y - 1]) }
    let values = planes.map { Int($0[x, y]) }
    func least(_ steps: [Int]) -> Int { steps.reduce(Int.max, min) }
    func most(_ steps: [Int]) -> Int { steps.reduce(Int.min, max) }
    let kept = max(least(across), -most(across), least(down), -most(down))
    let now = max(abs(across[across.count - 1]), abs(down[down.count - 1]))
    let edge = Int(bounds.edge)
    let holds: [(Persistence.Kind, Bool)] = [
      (.rising, least(across) >= edge), (.falling, -most(across) >= edge), (.edge, kept >= edge),
      (.faint, kept >= Int(bounds.faint)), (.now, now >= edge),
      (.change, most(values) - least(values) >= Int(bounds.change)),
    ]
    return holds.filter(\.1).map(\.0)
  }
}
