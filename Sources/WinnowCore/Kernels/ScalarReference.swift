import CKernels

/// What each kernel computes, in plain Swift: the specification that every tier equals bit for bit.
///
/// The contracts (sizes, ranges, borders) stand beside the table in `CKernels.h`.
enum ScalarReference {
  static func boxReduce(_ plane: PlaneView, factor: Int, rowStep: Int) -> Plane {
    let rows = stride(from: 0, to: factor, by: rowStep)
    let area = factor * Array(rows).count
    return Plane(width: plane.width / factor, height: plane.height / factor) { x, y in
      var sum = area / 2
      for j in rows {
        for i in 0..<factor { sum += Int(plane[x * factor + i, y * factor + j]) }
      }
      return UInt8(sum / area)
    }
  }

  static func narrow(_ plane: DeepPlaneView, by narrowing: Narrowing) -> Plane {
    Plane(width: plane.width, height: plane.height) { x, y in
      let sample = min(UInt32(plane[x, y]), narrowing.most)
      return UInt8(min(255, (sample * narrowing.factor + narrowing.offset) / Narrowing.unit))
    }
  }

  static func histogram(_ plane: PlaneView) -> [UInt32] {
    var bins = [UInt32](repeating: 0, count: 256)
    for y in 0..<plane.height { for x in 0..<plane.width { bins[Int(plane[x, y])] += 1 } }
    return bins
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

  static func areaAverage(_ plane: PlaneView, columns: AreaTaps, rows: AreaTaps) -> [UInt16] {
    var cells: [UInt16] = []
    for row in rows.cells {
      var down = [Int](repeating: 0, count: plane.width)
      for (i, weight) in row.weights.enumerated() {
        for x in 0..<plane.width { down[x] += Int(plane[x, row.start + i]) * Int(weight) }
      }
      for column in columns.cells {
        var sum = 128
        for (i, weight) in column.weights.enumerated() {
          sum += down[column.start + i] * Int(weight)
        }
        cells.append(UInt16(sum >> 8))
      }
    }
    return cells
  }

  static func blockSearch(_ a: [UInt8], _ b: [UInt8], radius: Int) -> [UInt16] {
    (0..<32).map { block in
      let (left, top) = (block % 8 * 8, block / 8 * 9)
      var best = Int.max
      for dy in -radius...radius {
        for dx in -radius...radius {
          var sum = 0
          for y in top..<top + 9 {
            for x in left..<left + 8 {
              let (sx, sy) = (min(max(x + dx, 0), 63), min(max(y + dy, 0), 35))
              sum += abs(Int(a[sy * 64 + sx]) - Int(b[y * 64 + x]))
            }
          }
          best = min(best, sum)
        }
      }
      return UInt16(best)
    }
  }

  static func codeDifferences(_ query: ContrastCode, _ codes: ArraySlice<ContrastCode>)
    -> [CodeDifference]
  {
    codes.map { code in
      let both = query.mask & code.mask
      return CodeDifference(
        valid: both.bitCount, mismatches: ((query.bits ^ code.bits) & both).bitCount,
        lone: (query.mask ^ code.mask).bitCount)
    }
  }

  static func nearKeys(
    _ keys: [UInt64], starts: [UInt32], chunkBits: Int, chunk: Int, key: UInt64, radius: Int
  ) -> [UInt32] {
    ((0..<chunkBits).map { chunk ^ 1 << $0 } + [chunk]).flatMap { bucket in
      (starts[bucket]..<starts[bucket + 1]).filter {
        (keys[Int($0)] ^ key).nonzeroBitCount <= radius
      }
    }
  }

  /// The sample that stands for `index` outside 0..<count: mirrored, the border not repeated.
  static func mirrored(_ index: Int, _ count: Int) -> Int {
    guard count > 1 else { return 0 }
    var index = index
    while !(0..<count ~= index) { index = index < 0 ? -index : 2 * count - 2 - index }
    return index
  }
}
