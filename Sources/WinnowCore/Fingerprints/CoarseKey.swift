/// Sixty signs of differences between the 6 x 6 cell means of a picture: what the index finds
/// candidates by. Copies of one picture differ in about 5 of them or fewer.
///
/// Bit 5 * row + column (row 0...5, column 0...4) compares across, bit 30 + 6 * row + column
/// (row 0...4, column 0...5) whether the cell below is lighter. Across, the left two pairs ask
/// whether the right cell is lighter, the right two whether it is as light or lighter, and the
/// middle bit whether the middle two cells are lighter together than the two beside them: so that
/// mirroring the picture turns one key into the other exactly, equal cells included.
package struct CoarseKey: Hashable, Sendable {
  package let bits: UInt64

  static let side = 6
  static let bitCount = 60

  /// nil where bits above the 60th are set.
  package init?(bits: UInt64) {
    guard bits >> UInt64(Self.bitCount) == 0 else { return nil }
    self.bits = bits
  }

  /// The key of 6 x 6 cell means, row after row.
  ///
  /// - Precondition: there are 36 cells.
  init(cells: [UInt16]) {
    precondition(cells.count == Self.side * Self.side)
    var bits: UInt64 = 0
    func set(_ bit: Int, _ isSet: Bool) { bits |= (isSet ? 1 : 0) << UInt64(bit) }
    for row in 0..<6 {
      func cell(_ column: Int) -> Int { Int(cells[6 * row + column]) }
      set(5 * row, cell(1) > cell(0))
      set(5 * row + 1, cell(2) > cell(1))
      set(5 * row + 2, cell(2) + cell(3) > cell(1) + cell(4))
      set(5 * row + 3, cell(4) >= cell(3))
      set(5 * row + 4, cell(5) >= cell(4))
    }
    for cell in 0..<30 { set(30 + cell, cells[cell + 6] > cells[cell]) }
    self.bits = bits
  }

  private init(known bits: UInt64) {
    self.bits = bits
  }

  /// The key of the picture mirrored left to right.
  package var mirrored: CoarseKey {
    var mirrored: UInt64 = 0
    for row in 0..<6 {
      // The middle bit is the same either way round, the others compare the other way.
      mirrored |= (Self.reversed(bits >> (5 * row), count: 5) ^ 0b11011) << (5 * row)
    }
    for row in 5..<10 {
      mirrored |= Self.reversed(bits >> (6 * row), count: 6) << (6 * row)
    }
    return CoarseKey(known: mirrored)
  }

  /// How many signs differ, 0...60.
  package func difference(from other: CoarseKey) -> Int { (bits ^ other.bits).nonzeroBitCount }

  private static func reversed(_ bits: UInt64, count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | (bits >> $1 & 1) << (count - 1 - $1) }
  }
}
