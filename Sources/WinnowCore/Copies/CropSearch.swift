/// Finds the crop of the query's pictures that looks most like the plain ones.
///
/// Begins at the variant that met the plain clip and moves the sides of its window, one after the
/// other, by ever smaller steps, as long as the pictures become more alike.
struct CropSearch {
  /// Pairs of pictures that are looked at.
  static let pairs = 3
  /// Steps in hundredths of the picture's side, and the mean distance in 1/10000 that must be reached by
  /// each. Copies reach .30 by the first and .27 by the last; nine in ten of what is alike by chance stay
  /// above .31 and .30.
  private static let steps = [(width: 4, farthest: 3200), (2, 3000), (1, 2800)]
  /// Rounds of one step at most.
  private static let rounds = 3

  struct Pair {
    let plain: ContrastCode
    let picture: Plane
  }

  let pairs: [Pair]
  let kernels: Kernels

  /// The best variant; nil where the pictures do not become alike.
  func best(from variant: CopyVariant) -> CopyVariant? {
    var best = variant
    var distance = self.distance(variant)
    for (step, farthest) in Self.steps {
      for _ in 0..<Self.rounds {
        let before = distance
        for next in Self.neighbours(of: best, step: step) {
          let nextDistance = self.distance(next)
          if nextDistance < distance { (best, distance) = (next, nextDistance) }
        }
        if distance == before { break }
      }
      if distance > farthest * pairs.count { return nil }
    }
    return best
  }

  private func distance(_ variant: CopyVariant) -> Int {
    let window = variant.window
    return pairs.reduce(0) { sum, pair in
      let code = variant.shown(window.code(of: pair.picture, kernels: kernels))
      return sum + (CodeDifference(pair.plain, code).distance ?? CopyAlignment.unmatched)
    }
  }

  private static func neighbours(of variant: CopyVariant, step: Int) -> [CopyVariant] {
    let sides: [WritableKeyPath<PictureWindow.Strips, Int>] = [\.left, \.top, \.right, \.bottom]
    return [step, -step].flatMap { move in
      sides.compactMap { side in
        var strips = variant.strips
        strips[keyPath: side] = max(0, strips[keyPath: side] + move)
        guard strips[keyPath: side] <= PictureWindow.widestStrip else { return nil }
        return CopyVariant(strips: strips, mirrored: variant.mirrored)
      }
    }
  }
}
