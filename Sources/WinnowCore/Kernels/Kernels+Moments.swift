import CKernels

extension Kernels {
  /// How many samples have each of the 256 values.
  package func histogram(_ plane: PlaneView) -> [UInt32] {
    table?.histogram(plane) ?? ScalarReference.histogram(plane)
  }

  /// How many samples are at most `level`.
  package func darkCount(_ plane: PlaneView, level: UInt8) -> Int {
    table?.darkCount(plane, level: level) ?? ScalarReference.darkCount(plane, level: level)
  }

  /// Moments of `a - b`.
  ///
  /// - Precondition: both planes have the same size.
  package func difference(_ a: PlaneView, _ b: PlaneView) -> Moments {
    precondition(a.width == b.width && a.height == b.height)
    return table?.difference(a, b) ?? ScalarReference.difference(a, b)
  }

  /// Sums over the pairs of samples of two planes.
  ///
  /// - Precondition: both planes have the same size.
  package func pairMoments(_ u: PlaneView, _ v: PlaneView) -> PairMoments {
    precondition(u.width == v.width && u.height == v.height)
    return table?.pairMoments(u, v) ?? ScalarReference.pairMoments(u, v)
  }
}

extension KernelTable {
  func histogram(_ plane: PlaneView) -> [UInt32] {
    var bins = [UInt32](repeating: 0, count: 256)
    table.pointee.histogram(plane.cPlane, &bins)
    return bins
  }

  func darkCount(_ plane: PlaneView, level: UInt8) -> Int {
    var count: Int64 = 0
    table.pointee.dark_count(plane.cPlane, level, &count)
    return Int(count)
  }

  func difference(_ a: PlaneView, _ b: PlaneView) -> Moments {
    var (sum, squares): (Int64, Int64) = (0, 0)
    table.pointee.difference(a.cPlane, b.cPlane, &sum, &squares)
    return Moments(count: a.width * a.height, sum: Int(sum), squares: Int(squares))
  }

  func pairMoments(_ u: PlaneView, _ v: PlaneView) -> PairMoments {
    var sums = [Int64](repeating: 0, count: 5)
    table.pointee.pair_moments(u.cPlane, v.cPlane, &sums)
    return PairMoments(count: u.width * u.height, sums: sums.map(Int.init))
  }
}

extension ScalarReference {
  static func histogram(_ plane: PlaneView) -> [UInt32] {
    var bins = [UInt32](repeating: 0, count: 256)
    for y in 0..<plane.height { for x in 0..<plane.width { bins[Int(plane[x, y])] += 1 } }
    return bins
  }

  static func darkCount(_ plane: PlaneView, level: UInt8) -> Int {
    var count = 0
    for y in 0..<plane.height { for x in 0..<plane.width where plane[x, y] <= level { count += 1 } }
    return count
  }

  static func difference(_ a: PlaneView, _ b: PlaneView) -> Moments {
    var moments = Moments(count: a.width * a.height)
    for y in 0..<a.height {
      for x in 0..<a.width { moments.add(Int(a[x, y]) - Int(b[x, y])) }
    }
    return moments
  }

  static func pairMoments(_ u: PlaneView, _ v: PlaneView) -> PairMoments {
    var sums = [0, 0, 0, 0, 0]
    for y in 0..<u.height {
      for x in 0..<u.width {
        let (p, q) = (Int(u[x, y]), Int(v[x, y]))
        for (i, value) in [p, q, p * p, q * q, p * q].enumerated() { sums[i] += value }
      }
    }
    return PairMoments(count: u.width * u.height, sums: sums)
  }
}
