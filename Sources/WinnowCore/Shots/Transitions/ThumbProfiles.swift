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
}
