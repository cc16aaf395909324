/// The order in which the 8 x 4 blocks of a window change.
struct BlockChangeOrder {
  private static let columns = 8
  /// Positions that the changes must be spread over: fewer are a cut or a dissolve.
  private static let leastSpread = 2

  /// From the first block's change to the last one's.
  let mixed: Range<Int>
  /// The block's change that half of the others come before.
  let middle: Int
  /// Mean distance of a block's change to the median of those around it, as a share of the spread.
  let roughness: Double

  /// nil where the blocks change at once.
  ///
  /// - Parameter changes: the position each block changes at; nil where it hardly changes.
  init?(_ changes: [Int?]) {
    let positions = changes.compactMap { $0 }.sorted()
    guard let first = positions.first, let last = positions.last else { return nil }
    let spread = positions[positions.count * 9 / 10] - positions[positions.count / 10]
    guard spread >= Self.leastSpread else { return nil }
    mixed = first..<max(first + 1, last)
    middle = positions[positions.count / 2]
    let distances = changes.indices.compactMap { block in
      changes[block].flatMap { change in
        Self.medianAround(block, changes).map { Double(abs(change - $0)) }
      }
    }
    roughness = distances.reduce(0, +) / Double(max(1, distances.count)) / Double(spread + 1)
  }

  /// Whether the middle lies in the inner half of a window of `count` frames.
  func isInside(_ count: Int) -> Bool { count / 4...count - count / 4 ~= middle }

  private static func medianAround(_ block: Int, _ changes: [Int?]) -> Int? {
    let (x, y) = (block % columns, block / columns)
    let around = changes.indices.filter { other in
      other != block && abs(other % columns - x) <= 1 && abs(other / columns - y) <= 1
    }
    let positions = around.compactMap { changes[$0] }.sorted()
    return positions.isEmpty ? nil : positions[positions.count / 2]
  }
}
