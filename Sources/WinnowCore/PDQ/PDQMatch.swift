/// A hash of a list that a query was compared with.
public struct PDQMatch: Hashable, Sendable {
  /// Position in the list.
  public var index: Int
  /// Bits that differ.
  public var distance: Int

  public init(index: Int, distance: Int) {
    self.index = index
    self.distance = distance
  }
}
