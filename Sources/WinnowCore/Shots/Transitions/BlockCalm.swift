/// How much the blocks of a window change from frame to frame, motion aside: much where an edge wipes
/// across them, little before and after.
struct BlockCalm {
  /// Steps over which a change is measured, at least, and the share of a window that they are.
  private static let leastLag = 2
  private static let lagShare = 8
  /// A change is abrupt when it is that many times what the block does otherwise, and some levels
  /// more.
  private static let factor = 2.0
  private static let levels = 4.0
  private static let blockArea = Double(FrameFeatures.columns * FrameFeatures.rows / 32)

  private let lag: Int
  /// Position by position the differences of all blocks to those `lag` steps later, in levels.
  private let changes: [[Double]]

  /// - Parameter search: the least sum of differences of each block of one thumb to those near it in
  ///   another.
  init(of thumbs: some RandomAccessCollection<Plane>, search: (Plane, Plane) -> [UInt16]) {
    let lag = max(Self.leastLag, thumbs.count / Self.lagShare)
    self.lag = lag
    changes = zip(thumbs, thumbs.dropFirst(lag)).map { pair in
      search(pair.0, pair.1).map { Double($0) / Self.blockArea }
    }
  }

  /// Whether a block changes abruptly at a position of the window, and hardly elsewhere.
  func isAbrupt(block: Int, at position: Int) -> Bool {
    let near = max(0, position - lag)...max(0, min(changes.count - 1, position))
    guard near.upperBound < changes.count else { return false }
    let largest = near.map { changes[$0][block] }.max() ?? 0
    let other = changes.indices.filter { !(near.lowerBound - 1...near.upperBound + 1 ~= $0) }
    let usual = other.reduce(0) { $0 + changes[$1][block] } / Double(max(1, other.count))
    return largest >= Self.factor * usual + Self.levels
  }
}
