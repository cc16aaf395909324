/// Blocks spread evenly over a picture, at least one sample from its border.
package struct BlockGrid: Hashable, Sendable {
  /// Blocks along a short side, a little apart where it is longer than 144 samples.
  static let alongShortSide = 9
  /// Sum of absolute differences up to which a block stays where it is: 0.75 levels a sample.
  static let quiet = 192

  package let left: Int
  package let top: Int
  package let step: Int
  package let columns: Int
  package let rows: Int

  /// The grid on a picture of `width` x `height`; nil where there is no room for a block.
  package init?(width: Int, height: Int) {
    let least = MotionBlock.side + 2
    guard width >= least, height >= least else { return nil }
    step = max(MotionBlock.side, min(width, height) / Self.alongShortSide)
    columns = (width - least) / step + 1
    rows = (height - least) / step + 1
    left = (width - (columns - 1) * step - MotionBlock.side) / 2
    top = (height - (rows - 1) * step - MotionBlock.side) / 2
  }

  package var count: Int { columns * rows }
}
