/// Edges along all rows and columns of a plane, and the sum of their widths in samples.
package struct EdgeWidths: Hashable, Sendable {
  package var count: Int
  package var width: Int

  package init(count: Int = 0, width: Int = 0) {
    self.count = count
    self.width = width
  }
}
