/// Edges along all rows and columns of a plane, and the sum of their widths in samples.
public struct EdgeWidths: Hashable, Sendable {
  public var count: Int
  public var width: Int

  public init(count: Int = 0, width: Int = 0) {
    self.count = count
    self.width = width
  }
}
