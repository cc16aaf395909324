import CKernels

/// The inner loops over samples, in the fastest form this processor runs.
///
/// All tiers return the same integers; `reference` is their specification.
package struct Kernels: Sendable {
  /// "reference", "baseline", "avx2" or "avx512".
  package let tier: String
  let table: KernelTable?

  /// The scalar Swift reference.
  package static let reference = Kernels(tier: "reference", table: nil)

  /// Every tier this processor runs, slowest first.
  package static let available: [Kernels] =
    [reference] + KernelTable.available.map { Kernels(tier: $0.name, table: $0) }

  /// The fastest tier this processor runs.
  package static let best = available[available.count - 1]
}

extension PlaneView {
  /// Whether these are rows of the plane, at least one.
  func holds(_ rows: Range<Int>) -> Bool {
    !rows.isEmpty && rows.lowerBound >= 0 && rows.upperBound <= height
  }
}
