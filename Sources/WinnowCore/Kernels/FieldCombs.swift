/// Sums of |above + below - 2 * earlier| over samples that changed: how far the rows of one parity of
/// the frame before stand out between the rows of the other parity of this one.
package struct FieldCombs: Hashable, Sendable {
  /// Rows 2, 4, ...: the top field.
  package var even = 0
  /// Rows 1, 3, ...: the bottom field.
  package var odd = 0

  static func += (sum: inout FieldCombs, part: FieldCombs) {
    sum.even += part.even
    sum.odd += part.odd
  }
}
