import CKernels

extension Kernels {
  /// Means of `factor` x `factor` squares, rounded half up; rows and columns that fill no square
  /// are left out.
  ///
  /// - Parameter rowStep: of each square the first row and every `rowStep`-th below it count.
  /// - Precondition: 1 <= rowStep <= factor <= 256 and no side of `plane` is shorter than `factor`.
  package func boxReduce(_ plane: PlaneView, factor: Int, rowStep: Int = 1) -> Plane {
    precondition(1...256 ~= factor && plane.width >= factor && plane.height >= factor)
    precondition(1...factor ~= rowStep)
    return table?.boxReduce(plane, factor: factor, rowStep: rowStep)
      ?? ScalarReference.boxReduce(plane, factor: factor, rowStep: rowStep)
  }

  /// Means by area of `columns` x `rows` cells, row after row, in units of 1/256 of a level.
  ///
  /// - Precondition: the taps were made for this plane's width and height.
  package func areaAverage(_ plane: PlaneView, columns: AreaTaps, rows: AreaTaps) -> [UInt16] {
    precondition(columns.end <= plane.width && rows.end <= plane.height)
    return table?.areaAverage(plane, columns: columns, rows: rows)
      ?? ScalarReference.areaAverage(plane, columns: columns, rows: rows)
  }

  /// `areaAverage` rounded half up to whole levels.
  package func areaAveragePlane(_ plane: PlaneView, columns: AreaTaps, rows: AreaTaps) -> Plane {
    let cells = areaAverage(plane, columns: columns, rows: rows)
    return Plane(width: columns.count, height: rows.count) { samples in
      // A cell is at most 255 * 256, to which a half is added within 16 bits.
      for (i, cell) in cells.enumerated() {
        samples[i] = UInt8(truncatingIfNeeded: (cell &+ 128) >> 8)
      }
    }
  }
}

extension KernelTable {
  func boxReduce(_ plane: PlaneView, factor: Int, rowStep: Int) -> Plane {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: plane.width) { scratch in
      Plane(width: plane.width / factor, height: plane.height / factor) { samples in
        table.pointee.box_reduce(
          plane.cPlane, Int32(factor), Int32(rowStep), samples, scratch.baseAddress!)
      }
    }
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
}

extension ScalarReference {
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
}
