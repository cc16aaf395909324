/// Which pixels of a part of a picture are strokes of a text.
struct InkMask {
  private let columns: Range<Int>
  private let rows: Range<Int>
  private let luma: Luma
  /// Row by row of the part.
  private let strokes: [Bool]

  /// Parts light from dark by Otsu's threshold (1979); the strokes are what less of the part's edge belongs to.
  init(_ part: (columns: Range<Int>, rows: Range<Int>), of luma: Luma) {
    (columns, rows, self.luma) = (part.columns, part.rows, luma)
    let values = part.rows.flatMap { y in
      luma.samples[
        y * luma.width + part.columns.lowerBound..<y * luma.width + part.columns.upperBound]
    }
    let threshold = Self.threshold(values)
    let (width, height) = (part.columns.count, part.rows.count)
    var (light, edge) = (0, 0)
    for (place, value) in values.enumerated() {
      let (x, y) = (place % width, place / width)
      guard x == 0 || y == 0 || x == width - 1 || y == height - 1 else { continue }
      edge += 1
      if value > threshold { light += 1 }
    }
    strokes = values.map { ($0 > threshold) == (2 * light <= edge) }
  }

  private static func threshold(_ values: [UInt8]) -> UInt8 {
    var counts = [Double](repeating: 0, count: 256)
    for value in values { counts[Int(value)] += 1 }
    let total = Double(values.count)
    let sum = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var (below, belowSum) = (0.0, 0.0)
    var best = (spread: -1.0, level: 0)
    for level in 0..<255 {
      below += counts[level]
      belowSum += Double(level) * counts[level]
      guard below > 0, below < total else { continue }
      let gap = belowSum / below - (sum - belowSum) / (total - below)
      let spread = below * (total - below) * gap * gap
      if spread > best.spread { best = (spread, level) }
    }
    return UInt8(best.level)
  }

  private func isStroke(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < columns.count && y < rows.count && strokes[y * columns.count + x]
  }

  private func value(_ x: Int, _ y: Int) -> Float {
    Float(luma.samples[(rows.lowerBound + y) * luma.width + columns.lowerBound + x])
  }

  /// Pixels of the picture that are strokes or at most `rim` away from one, across or down.
  func places(rim: Int) -> [(x: Int, y: Int)] {
    var places: [(x: Int, y: Int)] = []
    for y in 0..<rows.count {
      for x in 0..<columns.count {
        let near = (-rim...rim).contains { isStroke(x + $0, y) || isStroke(x, y + $0) }
        if near { places.append((columns.lowerBound + x, rows.lowerBound + y)) }
      }
    }
    return places
  }

  var style: Ink.Style {
    var (all, core, ground) = (Spread(), Spread(), Spread())
    var (step, steps): (Float, Float) = (0, 0)
    for y in 0..<rows.count {
      for x in 0..<columns.count {
        let own = isStroke(x, y)
        let value = value(x, y)
        if !own {
          ground.add(value)
          continue
        }
        all.add(value)
        var inner = true
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] where !isStroke(x + dx, y + dy) {
          inner = false
          guard columns.indices.contains(columns.lowerBound + x + dx),
            rows.indices.contains(rows.lowerBound + y + dy)
          else { continue }
          step += abs(value - self.value(x + dx, y + dy))
          steps += 1
        }
        if inner { core.add(value) }
      }
    }
    // Thin strokes are all edge.
    let strokes = core.count >= 30 ? core : all
    let contrast = strokes.mean - ground.mean
    return Ink.Style(
      contrast: contrast, unevenness: strokes.deviation,
      step: step / max(1, steps), light: strokes.mean)
  }

  private struct Spread {
    private(set) var count: Float = 0
    private var (sum, squares): (Float, Float) = (0, 0)

    mutating func add(_ value: Float) {
      count += 1
      sum += value
      squares += value * value
    }

    var mean: Float { sum / max(1, count) }
    var deviation: Float { max(0, squares / max(1, count) - mean * mean).squareRoot() }
  }
}
