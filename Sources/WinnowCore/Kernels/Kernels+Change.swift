import CKernels

/// Kernels over bands of rows of a native plane; those that need neighbours above and below read them
/// outside the band.
extension Kernels {
  /// How far the rows of `previous` stand out between those of `plane`, by the parity of the rows.
  ///
  /// - Precondition: both planes have the same size and hold `rows`.
  package func fieldCombs(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FieldCombs {
    precondition(plane.width == previous.width && plane.height == previous.height)
    precondition(plane.holds(rows))
    return table?.fieldCombs(plane, previous: previous, rows: rows)
      ?? ScalarReference.fieldCombs(plane, previous: previous, rows: rows)
  }

  /// How `rows` differ from those of `previous`.
  ///
  /// - Precondition: both planes have the same size and hold `rows`.
  package func change(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FrameChange {
    precondition(plane.width == previous.width && plane.height == previous.height)
    precondition(plane.holds(rows))
    return table?.change(plane, previous: previous, rows: rows)
      ?? ScalarReference.change(plane, previous: previous, rows: rows)
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
}

extension ScalarReference {
  static func fieldCombs(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FieldCombs {
    var combs = FieldCombs()
    for y in rows.clamped(to: 1..<max(1, plane.height - 1)) {
      for x in 0..<plane.width where plane[x, y] != previous[x, y] {
        let around = Int(plane[x, y - 1]) + Int(plane[x, y + 1])
        let comb = abs(around - 2 * Int(previous[x, y]))
        if y % 2 == 0 { combs.even += comb } else { combs.odd += comb }
      }
    }
    return combs
  }

  static func change(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FrameChange {
    var change = FrameChange(moments: Moments(count: plane.width * rows.count))
    func difference(_ x: Int, _ y: Int) -> Int { Int(plane[x, y]) - Int(previous[x, y]) }
    for y in rows {
      let around = (-2...2).map { blurredIndex(y + $0, plane.height) }
      let down = (0..<plane.width).map { x in
        let d = around.map { difference(x, $0) }
        return (7 * (d[0] + d[4]) + 31 * (d[1] + d[3]) + 52 * d[2]) >> 1
      }
      for x in 0..<plane.width {
        change.moments.add(difference(x, y))
        let v = (-2...2).map { down[blurredIndex(x + $0, plane.width)] }
        let parts = [v[2] * 26_386, (v[1] + v[3]) * 16_004, (v[0] + v[4]) * 3_571]
        change.blurred += abs(parts.reduce(0) { $0 + ($1 >> 16) })
      }
    }
    return change
  }

  /// The sample that stands for `index` outside 0..<count: mirrored, the last repeated but not the
  /// first.
  private static func blurredIndex(_ index: Int, _ count: Int) -> Int {
    let near = abs(index)
    return max(0, near < count ? near : 2 * count - 1 - near)
  }
}
