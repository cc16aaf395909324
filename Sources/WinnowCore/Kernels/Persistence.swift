/// What stays in place over several planes, counted in cells of 8 x 8 samples.
package struct Persistence: Hashable, Sendable {
  /// Length of a cell's sides.
  package static let side = 8

  /// What is counted in a cell, in the order of the kernel's lists.
  package enum Kind: Int, CaseIterable, Sendable {
    /// Samples whose neighbour to the right is lighter than that to the left, or darker, by an edge
    /// in every plane.
    case rising, falling
    /// Samples whose neighbours differ by an edge, or a faint one, alike in every plane.
    case edge, faint
    /// Samples whose neighbours differ by an edge in the last plane.
    case now
    /// Samples that change from plane to plane.
    case change
  }

  /// What counts as an edge, a faint edge and a change, in levels; each at least 1.
  package struct Bounds: Sendable {
    package var edge: UInt8
    package var faint: UInt8
    package var change: UInt8

    package init(edge: UInt8, faint: UInt8, change: UInt8) {
      precondition(edge > 0 && faint > 0 && change > 0)
      (self.edge, self.faint, self.change) = (edge, faint, change)
    }
  }

  /// Cells across and down; those at the right and bottom may be cut off.
  package let columns: Int
  package let rows: Int
  /// A list of all cells, row after row, for each kind.
  package let counts: [UInt8]

  init(width: Int, height: Int, counts: [UInt8]) {
    (columns, rows) = Self.size(width: width, height: height)
    self.counts = counts
  }

  static func size(width: Int, height: Int) -> (columns: Int, rows: Int) {
    ((width + side - 1) / side, (height + side - 1) / side)
  }

  /// The counts of `kind` in every cell, row after row.
  package func counts(of kind: Kind) -> [Int] {
    let cells = columns * rows
    return counts[kind.rawValue * cells..<(kind.rawValue + 1) * cells].map(Int.init)
  }
}
