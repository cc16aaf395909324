/// What one picture looks like: which of its 16 x 16 cells are lighter than their surroundings, and
/// for which of them that is beyond doubt. Bit 16 * row + column, least significant first.
package struct ContrastCode: Hashable, Sendable {
  /// The cell is lighter than its surroundings.
  package var bits: Bits256
  /// The difference is large enough to be meant.
  package var mask: Bits256

  package init(bits: Bits256, mask: Bits256) {
    self.bits = bits
    self.mask = mask
  }
}
