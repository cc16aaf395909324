import CKernels

extension Kernels {
  /// Adds to `sums`, over all rows, how far the step between columns x + 1 and x + 2 exceeds both
  /// steps beside it, at most 2 levels.
  ///
  /// - Precondition: `sums` has a place for each x in 0..<width - 3.
  package func addColumnSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    precondition(sums.count >= plane.width - 3)
    guard let table else { return ScalarReference.addColumnSteps(plane, to: &sums) }
    table.addColumnSteps(plane, to: &sums)
  }

  /// The same of rows, over all columns.
  ///
  /// - Precondition: `sums` has a place for each y in 0..<height - 3.
  package func addRowSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    precondition(sums.count >= plane.height - 3)
    guard let table else { return ScalarReference.addRowSteps(plane, to: &sums) }
    table.addRowSteps(plane, to: &sums)
  }

  /// For each lag in 0..<lags, the sum of products of values that far apart.
  ///
  /// - Precondition: `values` are -512...512 and `lags` at most as many.
  package func autocorrelation(_ values: [Int16], lags: Int) -> [Int] {
    precondition(lags <= values.count)
    return table?.autocorrelation(values, lags: lags)
      ?? ScalarReference.autocorrelation(values, lags: lags)
  }
}

extension KernelTable {
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

extension ScalarReference {
  static func addColumnSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    for x in 0..<max(0, plane.width - 3) {
      for y in 0..<plane.height { sums[x] += step { Int(plane[x + $0, y]) } }
    }
  }

  static func addRowSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    for y in 0..<max(0, plane.height - 3) {
      for x in 0..<plane.width { sums[y] += step { Int(plane[x, y + $0]) } }
    }
  }

  static func autocorrelation(_ values: [Int16], lags: Int) -> [Int] {
    (0..<lags).map { lag in
      (0..<values.count - lag).reduce(0) { $0 + Int(values[$1]) * Int(values[$1 + lag]) }
    }
  }

  /// How far the second step of four samples exceeds those beside it, at most 2.
  private static func step(_ sample: (Int) -> Int) -> UInt32 {
    let sizes = (0..<3).map { abs(sample($0) - sample($0 + 1)) }
    return UInt32(min(2, max(0, sizes[1] - max(sizes[0], sizes[2]))))
  }
}
