extension Kernels {
  /// How many samples of each row lie in `levels`.
  public func rowCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    table?.rowCounts(plane, in: levels) ?? ScalarReference.rowCounts(plane, in: levels)
  }

  /// How many samples of each column lie in `levels`.
  public func columnCounts(_ plane: PlaneView, in levels: ClosedRange<UInt8>) -> [UInt32] {
    table?.columnCounts(plane, in: levels) ?? ScalarReference.columnCounts(plane, in: levels)
  }
}
