/// Two pictures that are alike enough to be looked at.
struct AlikePair {
  /// The distance up to which they are, in 1/10000: fitting the crop may bring it below a vote's. Chance
  /// brings eight times as many pictures as near up to .40.
  static let farthest = 3600

  let plain: Int
  let query: Int
  let distance: Int

  /// For the query's codes that are most like a plain one, the pairs, the nearest first.
  ///
  /// - Throws: `CopySearchStopped`.
  static func best(
    _ plain: [ContrastCode], _ query: [ContrastCode], kernels: Kernels, stop: StopCheck = .never
  ) throws -> [AlikePair] {
    var nearest = [(distance: Int, plain: Int)](
      repeating: (farthest + 1, 0), count: query.count)
    for (i, code) in plain.enumerated() where code.isUsable {
      try stop.check()
      for (j, difference) in kernels.codeDifferences(code, query[...]).enumerated() {
        if let distance = difference.distance, distance < nearest[j].distance {
          nearest[j] = (distance, i)
        }
      }
    }
    let pairs = nearest.indices.filter { nearest[$0].distance <= farthest }
      .map { AlikePair(plain: nearest[$0].plain, query: $0, distance: nearest[$0].distance) }
    return Array(
      pairs.sorted { ($0.distance, $0.query) < ($1.distance, $1.query) }.prefix(CropSearch.pairs))
  }
}
