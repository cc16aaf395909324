/// How likely each spot of a picture lies on text.
struct TextMap {
  let width: Int
  let height: Int
  /// Rows from the top, 0...1.
  let values: [Float]

  /// Spots above this belong to text. Source: configuration of PP-OCR's detector.
  static let threshold: Float = 0.3
  /// What spots of a text have on average at least.
  static let mean: Float = 0.5
  /// Fewest rows and columns of a text.
  static let side = 3

  /// A run of text: spots above `threshold` that touch by their sides.
  struct Blob: Hashable {
    let left: Int
    let top: Int
    /// The first column and row that it does not reach.
    let right: Int
    let bottom: Int
    /// Of its spots, 0...1.
    let mean: Float
    /// Rows by which it falls from one column to the next.
    let slope: Float
  }

  /// What can be text, in the order of their uppermost rows, from the left.
  var blobs: [Blob] {
    var seen = [Bool](repeating: false, count: values.count)
    var found: [Blob] = []
    for start in values.indices where values[start] > Self.threshold && !seen[start] {
      if let blob = blob(at: start, &seen) { found.append(blob) }
    }
    return found
  }

  private func blob(at start: Int, _ seen: inout [Bool]) -> Blob? {
    var (left, right, top, bottom) = (width, -1, height, -1)
    var moments = Moments()
    var open = [start]
    seen[start] = true
    while let spot = open.popLast() {
      let (x, y) = (spot % width, spot / width)
      (left, right) = (min(left, x), max(right, x))
      (top, bottom) = (min(top, y), max(bottom, y))
      moments.add(x, y, values[spot])
      var near: [Int] = []
      if x > 0 { near.append(spot - 1) }
      if x + 1 < width { near.append(spot + 1) }
      if y > 0 { near.append(spot - width) }
      if y + 1 < height { near.append(spot + width) }
      for spot in near where !seen[spot] && values[spot] > Self.threshold {
        seen[spot] = true
        open.append(spot)
      }
    }
    guard right - left + 1 >= Self.side, bottom - top + 1 >= Self.side,
      moments.mean >= Self.mean
    else { return nil }
    return Blob(
      left: left, top: top, right: right + 1, bottom: bottom + 1, mean: moments.mean,
      slope: moments.slope)
  }

  /// Sums over the spots of a blob.
  private struct Moments {
    private var (count, value, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    mutating func add(_ x: Int, _ y: Int, _ value: Float) {
      let (across, down) = (Double(x), Double(y))
      count += 1
      self.value += Double(value)
      self.x += across
      self.y += down
      xx += across * across
      xy += across * down
    }

    var mean: Float { Float(value / max(1, count)) }

    /// That of the line with the least squares.
    var slope: Float {
      let spread = xx - x * x / max(1, count)
      return spread > 0 ? Float((xy - x * y / count) / spread) : 0
    }
  }
}
