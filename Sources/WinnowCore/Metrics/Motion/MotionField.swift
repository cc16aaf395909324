/// How the textured blocks of a picture have moved since an earlier one.
///
/// The whole samples come from the search, the rest from the brightness change that the block's slopes
/// explain (Lucas and Kanade 1981), about the means of both so that a change of light moves nothing.
struct MotionField {
  /// Squared slope across the weaker direction, in squared levels over two samples, from which a block
  /// says in both directions where it went.
  static let leastTexture = 4.0
  /// Unexplained change, in squared levels, that always passes for codec noise.
  static let codecNoise = 4.0
  /// A block is found again where the change left is at most this share of what there was at its own
  /// place, and of its texture. A dissolve or a cut leaves more.
  static let unexplainedChange = 0.6
  static let unexplainedTexture = 0.25
  /// Change that may be left, in units of the picture's noise, which spreads by this much.
  static let noiseSpread = 0.75
  /// Fewer blocks, or a smaller share of the textured ones, tell nothing of the picture. Fast pictures
  /// blur and cover more of themselves; dissolves have no fast displacements.
  static let leastBlocks = 8
  static let leastShare = 0.6
  static let leastShareOfFast = 0.4
  /// Median displacement, in samples, of a fast picture.
  static let fast = 1.0
  /// Slopes over two samples are flatter than those between: measured steps are this much too long
  /// (real pictures shifted by 0.05 to 0.75 samples).
  static let slopeGain = 0.8

  private(set) var vectors: [MotionVector] = []
  /// Blocks that have enough texture, found again or not.
  private(set) var textured = 0

  var isJudged: Bool {
    guard vectors.count >= Self.leastBlocks else { return false }
    let isFast = 2 * vectors.count { $0.length >= Self.fast } >= vectors.count
    let least = isFast ? Self.leastShareOfFast : Self.leastShare
    return Double(vectors.count) >= least * Double(textured)
  }

  init(_ blocks: [MotionBlock], on grid: BlockGrid) {
    let steps = blocks.map(BlockStep.init)
    let noise = Self.noise(steps)
    vectors.reserveCapacity(blocks.count)
    for (index, step) in steps.enumerated() where step.texture - noise >= Self.leastTexture {
      textured += 1
      guard step.isFound(noise: noise) else { continue }
      let (column, row) = (index % grid.columns, index / grid.columns)
      vectors.append(
        MotionVector(
          block: index,
          x: Double(column * grid.step) - Double((grid.columns - 1) * grid.step) / 2,
          y: Double(row * grid.step) - Double((grid.rows - 1) * grid.step) / 2, step))
    }
  }

  /// The noise of the picture, in squared levels of change: what hardly any block goes below, in
  /// texture as in change. Flat blocks show it where there are some, found ones where there are not.
  private static func noise(_ steps: [BlockStep]) -> Double {
    var textures = LevelCounts()
    var changes = LevelCounts()
    for step in steps {
      textures.add(step.texture)
      if step.texture >= leastTexture { changes.add(step.unexplained) }
    }
    return min(textures.percentile(10), changes.percentile(25))
  }
}

/// Values counted to the whole, for percentiles of them.
private struct LevelCounts {
  private var counts = [Int32](repeating: 0, count: 256)
  private var total = 0

  mutating func add(_ value: Double) {
    counts[Int(min(255, max(0, value)))] += 1
    total += 1
  }

  func percentile(_ percent: Int) -> Double {
    var left = total * percent / 100
    for (level, count) in counts.enumerated() {
      left -= Int(count)
      if left < 0 { return Double(level) }
    }
    return 0
  }
}
