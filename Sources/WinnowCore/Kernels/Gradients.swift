/// Sums over the squares of 3 x 3 samples of a plane.
package struct Gradients: Hashable, Sendable {
  /// How many parts of a level `roots` counts.
  package static let partsOfLevel = 1_024
  /// Columns of a block of residuals.
  package static let blockColumns = 16
  /// The most rows at a time, which are those of a block.
  package static let mostRows = 32

  /// Samples with eight neighbours.
  package var count = 0
  /// Of sizes of Sobel gradients.
  package var roots = 0
  /// Of squares of Sobel gradients.
  package var squares = 0
  /// Of sizes of [1 -2 1; -2 4 -2; 1 -2 1].
  package var residuals = 0
  /// Rows of which not all residuals are 0.
  package var unevenRows = 0
  /// `residuals` of blocks from the second column on.
  package var blocks: [UInt32] = []

  static func += (sum: inout Gradients, part: Gradients) {
    sum.count += part.count
    sum.roots += part.roots
    sum.squares += part.squares
    sum.residuals += part.residuals
    sum.unevenRows += part.unevenRows
    sum.blocks = sum.blocks.isEmpty ? part.blocks : zip(sum.blocks, part.blocks).map(+)
  }

  /// Population variance of the sizes of gradients.
  var variance: Double {
    guard count > 0 else { return 0 }
    let mean = Double(roots) / Double(count * Self.partsOfLevel)
    return max(0, Double(squares) / Double(count) - mean * mean)
  }
}
