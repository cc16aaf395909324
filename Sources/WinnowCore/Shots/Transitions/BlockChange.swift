/// When one block of a window changes from the old shot to the new one.
struct BlockChange {
  /// The position from which on the new shot explains the block best.
  let position: Int
  /// Sum of what neither shot explains.
  let rest: Int
  /// Sum of what the nearer shot would explain better than the one whose turn it is.
  let wavering: Int

  /// - Parameters:
  ///   - toA: the block's difference to the old shot, frame by frame.
  ///   - toB: to the new one.
  init(toA: [Int], toB: [Int]) {
    let nearest = zip(toA, toB).map { min($0, $1) }
    rest = nearest.reduce(0, +)
    var excess = toB.reduce(0, +) - rest
    var best = (position: 0, excess: excess)
    for i in toA.indices {
      excess += toA[i] - toB[i]
      if excess < best.excess { best = (i + 1, excess) }
    }
    (position, wavering) = best
  }
}
