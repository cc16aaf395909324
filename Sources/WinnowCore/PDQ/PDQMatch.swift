/// A hash of a list that a query was compared with.
package struct PDQMatch: Hashable, Sendable {
  /// Position in the list.
  package var index: Int
  /// Bits that differ.
  package var distance: Int

  package init(index: Int, distance: Int) {
    self.index = index
    self.distance = distance
  }
}
