/// How two codes differ: counts of bits, 0...256.
package struct CodeDifference: Hashable, Sendable {
  /// Bits meant in both codes.
  package var valid: Int
  /// Bits among the valid ones that are not equal.
  package var mismatches: Int
  /// Bits meant in just one of the codes.
  package var lone: Int

  package init(valid: Int, mismatches: Int, lone: Int) {
    self.valid = valid
    self.mismatches = mismatches
    self.lone = lone
  }
}
