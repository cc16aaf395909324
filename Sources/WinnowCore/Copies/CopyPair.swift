/// Two clips by their numbers, the lower one first.
package struct CopyPair: Hashable, Sendable {
  package let a: Int
  package let b: Int

  package init(_ x: Int, _ y: Int) {
    (a, b) = (min(x, y), max(x, y))
  }
}
