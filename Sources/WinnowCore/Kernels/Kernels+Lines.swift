extension Kernels {
  /// How many samples of each row lie in `levels`, counting runs of 64 samples that begin at
  /// multiples of 64 * `spacing`.
  ///
  /// - Precondition: 1 <= spacing <= 65536.
  public func rowCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>, spacing: Int = 1)
    -> [UInt32]
  {
    precondition(1...65536 ~= spacing)
    return table?.rowCounts(plane, in: levels, spacing: spacing)
      ?? ScalarReference.rowCounts(plane, in: levels, spacing: spacing)
  }

  /// How many samples of each column lie in `levels`.
  public func columnCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    table?.columnCounts(plane, in: levels) ?? ScalarReference.columnCounts(plane, in: levels)
  }
}
