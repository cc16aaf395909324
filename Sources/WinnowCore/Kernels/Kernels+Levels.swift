extension Kernels {
  /// Brings luma of limited range to full range: each sample to its `SampleRange.lumaLevels`.
  public func expandLuma(_ plane: inout Plane) {
    guard let table else { return ScalarReference.expandLuma(&plane) }
    table.expandLuma(&plane)
  }
}
