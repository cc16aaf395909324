/// How two codes differ: counts of bits, 0...256.
public struct CodeDifference: Hashable, Sendable {
  /// Bits meant in both codes.
  public var valid: Int
  /// Bits among the valid ones that are not equal.
  public var mismatches: Int
  /// Bits meant in just one of the codes.
  public var lone: Int

  public init(valid: Int, mismatches: Int, lone: Int) {
    self.valid = valid
    self.mismatches = mismatches
    self.lone = lone
  }
}
