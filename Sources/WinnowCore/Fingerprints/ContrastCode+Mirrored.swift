extension ContrastCode {
  /// The code of the picture mirrored left to right.
  package var mirrored: ContrastCode {
    ContrastCode(bits: bits.mirroredRows, mask: mask.mirroredRows)
  }
}

extension Bits256 {
  /// Every row of 16 bits in reverse order.
  fileprivate var mirroredRows: Bits256 {
    Bits256(
      Self.mirroredRows(words.0), Self.mirroredRows(words.1), Self.mirroredRows(words.2),
      Self.mirroredRows(words.3))
  }

  /// Four rows at once: halves change places, then their halves, down to single bits.
  private static func mirroredRows(_ rows: UInt64) -> UInt64 {
    var rows = rows
    for (shift, low) in [
      (8, 0x00FF_00FF_00FF_00FF), (4, 0x0F0F_0F0F_0F0F_0F0F), (2, 0x3333_3333_3333_3333),
      (1, 0x5555_5555_5555_5555),
    ] as [(UInt64, UInt64)] {
      rows = (rows >> shift) & low | (rows & low) << shift
    }
    return rows
  }
}
