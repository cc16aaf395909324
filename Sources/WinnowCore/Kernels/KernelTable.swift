import CKernels

/// One tier's C functions behind Swift values: this file and its extensions are the only places that
/// pass pointers to them.
struct KernelTable: @unchecked Sendable {
  // The pointer is to a constant table of functions without state.
  let table: UnsafePointer<winnow_kernels>

  static let available: [KernelTable] = {
    var tiers = [UnsafePointer<winnow_kernels>?](repeating: nil, count: 8)
    let count = winnow_kernel_tiers(&tiers, tiers.count)
    return tiers.prefix(count).compactMap { $0.map(KernelTable.init(table:)) }
  }()

  var name: String { String(cString: table.pointee.name) }

  func boxReduce(_ plane: PlaneView, factor: Int, rowStep: Int) -> Plane {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: plane.width) { scratch in
      Plane(width: plane.width / factor, height: plane.height / factor) { samples in
        table.pointee.box_reduce(
          plane.cPlane, Int32(factor), Int32(rowStep), samples, scratch.baseAddress!)
      }
    }
  }

  func narrow(_ plane: DeepPlaneView, by narrowing: Narrowing) -> Plane {
    Plane(width: plane.width, height: plane.height) { samples in
      table.pointee.narrow(plane.cPlane, narrowing.cNarrowing, samples)
    }
  }

  func histogram(_ plane: PlaneView) -> [UInt32] {
    var bins = [UInt32](repeating: 0, count: 256)
    table.pointee.histogram(plane.cPlane, &bins)
    return bins
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

  func areaAverage(_ plane: PlaneView, columns: AreaTaps, rows: AreaTaps) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: columns.count * rows.count) { cells, count in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: plane.width + 7) { scratch in
        columns.withCTaps { columns in
          rows.withCTaps { rows in
            table.pointee.area_average(
              plane.cPlane, columns, rows, cells.baseAddress!, scratch.baseAddress!)
          }
        }
      }
      count = columns.count * rows.count
    }
  }

  func blockSearch(_ a: [UInt8], _ b: [UInt8], radius: Int) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: 32) { sums, count in
      table.pointee.block_search(a, b, Int32(radius), sums.baseAddress!)
      count = 32
    }
  }

  func codeDifferences(_ query: ContrastCode, _ codes: ArraySlice<ContrastCode>)
    -> [CodeDifference]
  {
    var triples = [UInt16](repeating: 0, count: codes.count * 3)
    codes.withUnsafeBufferPointer { codes in
      withUnsafePointer(to: query) { query in
        guard let first = codes.baseAddress else { return }
        first.withMemoryRebound(to: winnow_code.self, capacity: codes.count) { first in
          query.withMemoryRebound(to: winnow_code.self, capacity: 1) { query in
            table.pointee.code_differences(query, first, codes.count, &triples)
          }
        }
      }
    }
    return triples.withUnsafeBufferPointer { triples in
      [CodeDifference](unsafeUninitializedCapacity: codes.count) { differences, count in
        for i in 0..<codes.count {
          differences.initializeElement(
            at: i,
            to: CodeDifference(
              valid: Int(triples[3 * i]), mismatches: Int(triples[3 * i + 1]),
              lone: Int(triples[3 * i + 2])))
        }
        count = codes.count
      }
    }
  }
}
