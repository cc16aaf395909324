/// Sums of the columns and of the rows of a thumb: where in a picture things are, by two short lists.
struct ThumbProfiles {
  /// One for each of the 64 columns.
  let columns: [Int32]
  /// One for each of the 36 rows.
  let rows: [Int32]

  init(of thumb: Plane) {
    var columns = [Int32](repeating: 0, count: thumb.width)
    var rows = [Int32](repeating: 0, count: thumb.height)
    thumb.withView { view in
      columns.withUnsafeMutableBufferPointer { columns in
        for y in 0..<view.height {
          let row = view.base + y * view.stride
          var sum: Int32 = 0
          for x in 0..<view.width {
            let level = Int32(row[x])
            columns[x] &+= level
            sum &+= level
          }
          rows[y] = sum
        }
      }
    }
    (self.columns, self.rows) = (columns, rows)
  }

  /// Sum of the absolute differences of two lists, as far as the shorter one goes; more than `limit`
  /// as soon as that is certain.
  static func distance(_ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>, limit: Int32) -> Int32 {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        let count = min(a.count, b.count)
        var (sum, i): (Int32, Int) = (0, 0)
        while i < count, sum <= limit {
          for j in i..<min(count, i + 8) { sum &+= abs(a[j] &- b[j]) }
          i += 8
        }
        return sum
      }
    }
  }
}
