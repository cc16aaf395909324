/// Finds the crop of the query's pictures that looks most like the plain ones.
///
/// Begins at the variant that met the plain clip and moves the sides of its window, one after the
/// other, by ever smaller steps, as long as the pictures become more alike.
struct CropSearch {
  /// Pairs of pictures that are looked at.
  static let pairs = 3
  /// Steps as shares of the picture's side.
  private static let steps = [0.04, 0.02, 0.01]
  /// Rounds of one step at most.
  private static let rounds = 3
  /// The widest strip that a crop takes off a side.
  private static let widest = 0.25

  struct Pair {
    let plain: ContrastCode
    let picture: Plane
  }

  let pairs: [Pair]
  let kernels: Kernels

  /// The best variant, and the sum of its pairs' distances in 1/10000.
  func best(from variant: CopyVariant) -> CopyVariant {
    var best = variant
    var distance = self.distance(variant)
    for step in Self.steps {
      for _ in 0..<Self.rounds {
        let before = distance
        for next in Self.neighbours(of: best, step: step) {
          let nextDistance = self.distance(next)
          if nextDistance < distance { (best, distance) = (next, nextDistance) }
        }
        if distance == before { break }
      }
    }
    return best
  }

  private func distance(_ variant: CopyVariant) -> Int {
    pairs.reduce(0) { sum, pair in
      let code = variant.code(of: pair.picture, kernels: kernels)
      return sum + (CodeDifference(pair.plain, code).distance ?? CopyAlignment.unmatched)
    }
  }

  private static func neighbours(of variant: CopyVariant, step: Double) -> [CopyVariant] {
    let box = variant.window.fractions
    return [step, -step].flatMap { move in
      [(move, 0, 0, 0), (0, move, 0, 0), (0, 0, move, 0), (0, 0, 0, move)]
    }.compactMap { left, top, right, bottom in
      let sides = [
        box.left + left, box.top + top, 1 - box.right + right, 1 - box.bottom + bottom,
      ].map { max(0, $0) }
      guard sides.allSatisfy({ $0 <= widest }) else { return nil }
      return CropFractions.whole.inside(
        left: sides[0], top: sides[1], right: sides[2], bottom: sides[3]
      ).map { CopyVariant(window: PictureWindow($0), mirrored: variant.mirrored) }
    }
  }
}
