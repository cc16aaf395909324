extension ContrastCode {
  /// Cells along each side of the region a code describes.
  static let side = 16

  /// The code of 16 x 16 cell means in units of 1/256 of a level, row after row.
  ///
  /// L is a cell less the mean of the 3 x 3 cells around it, the border mirrored without being
  /// repeated (reflect 101). A bit says L > 0, its mask |L| >= 1.5 levels.
  ///
  /// - Precondition: there are 256 cells.
  init(cells: [UInt16]) {
    precondition(cells.count == Self.side * Self.side)
    var bits: [UInt64] = [0, 0, 0, 0]
    var mask: [UInt64] = [0, 0, 0, 0]
    // Nine times L in 1/256 of a level stays a whole number.
    let meant = 9 * 256 * 3 / 2
    let columns = Self.sumsOfThree(cells.map(Int.init), step: 1)
    let squares = Self.sumsOfThree(columns, step: Self.side)
    for cell in cells.indices {
      let difference = 9 * Int(cells[cell]) - squares[cell]
      let bit: UInt64 = 1 << UInt64(cell % 64)
      if difference > 0 { bits[cell / 64] |= bit }
      if abs(difference) >= meant { mask[cell / 64] |= bit }
    }
    self.init(
      bits: Bits256(bits[0], bits[1], bits[2], bits[3]),
      mask: Bits256(mask[0], mask[1], mask[2], mask[3]))
  }

  /// Each cell with its two neighbours along one axis; `step` is 1 across, 16 down.
  private static func sumsOfThree(_ cells: [Int], step: Int) -> [Int] {
    cells.indices.map { cell in
      let position = cell / step % side
      let before = position == 0 ? cell + step : cell - step
      let after = position == side - 1 ? cell - step : cell + step
      return cells[cell] + cells[before] + cells[after]
    }
  }
}
