import WinnowCore

/// Brings lines of samples to other lengths by Catmull and Rom's cubic, widened where a line gets shorter, so that every
/// sample counts.
///
/// Source: Keys, Cubic convolution interpolation for digital image processing (1981), with a = -0.5.
struct Resampling {
  /// Which samples one comes from.
  private struct Mix {
    let first: Int
    let weights: [Float]
  }

  private let mixes: [Mix]

  /// - Parameters:
  ///   - start: where the first new sample begins, in old samples.
  ///   - length: how many old samples are brought to `count`. Beyond its ends a line goes on as it ends.
  init(_ size: Int, from start: Double, length: Double, to count: Int) {
    let step = length / Double(max(1, count))
    let reach = max(1, step)
    mixes = (0..<count).map { place in
      let centre = start + (Double(place) + 0.5) * step
      let (from, to) = ((centre - 2 * reach).rounded(.down), (centre + 2 * reach).rounded(.up))
      let low = min(max(0, Int(from)), size - 1)
      var weights = [Double](repeating: 0, count: min(max(0, Int(to)), size - 1) - low + 1)
      for old in Int(from)...Int(to) {
        weights[min(max(0, old), size - 1) - low] += Self.cubic(
          abs(Double(old) + 0.5 - centre) / reach)
      }
      let sum = weights.reduce(0, +)
      return Mix(first: low, weights: weights.map { Float($0 / sum) })
    }
  }

  private static func cubic(_ x: Double) -> Double {
    if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
  }

  /// The old samples that any new one comes from.
  private var range: Range<Int> {
    let low = mixes.map(\.first).min() ?? 0
    return low..<(mixes.map { $0.first + $0.weights.count }.max() ?? low)
  }

  /// A part of a picture at another size.
  ///
  /// - Parameters: edges in pixels, which may lie outside the picture, whose last pixels go on there.
  /// - Returns: rows from the top, red, green and blue of each pixel in turn, 0...255.
  static func part(
    of picture: RGBPicture, left: Double, top: Double, right: Double, bottom: Double, width: Int,
    height: Int
  ) -> [Float] {
    let across = Resampling(picture.width, from: left, length: right - left, to: width)
    let down = Resampling(picture.height, from: top, length: bottom - top, to: height)
    let rows = down.range
    let lines = across.lines(of: picture, rows)
    let row = 3 * width
    return [Float](unsafeUninitializedCapacity: row * height) { made, count in
      lines.withUnsafeBufferPointer { lines in
        for (y, mix) in down.mixes.enumerated() {
          for x in 0..<row {
            var sum: Float = 0
            var place = (mix.first - rows.lowerBound) * row + x
            for weight in mix.weights {
              sum += weight * lines[place]
              place += row
            }
            made[y * row + x] = min(max(0, sum), 255)
          }
        }
      }
      count = row * height
    }
  }

  /// Rows of a picture at the new width.
  private func lines(of picture: RGBPicture, _ rows: Range<Int>) -> [Float] {
    let row = 3 * mixes.count
    return [Float](unsafeUninitializedCapacity: row * rows.count) { made, count in
      picture.samples.withUnsafeBufferPointer { samples in
        for (line, y) in rows.enumerated() {
          let start = 3 * y * picture.width
          for (x, mix) in mixes.enumerated() {
            var (red, green, blue): (Float, Float, Float) = (0, 0, 0)
            var place = start + 3 * mix.first
            for weight in mix.weights {
              red += weight * Float(samples[place])
              green += weight * Float(samples[place + 1])
              blue += weight * Float(samples[place + 2])
              place += 3
            }
            let to = line * row + 3 * x
            (made[to], made[to + 1], made[to + 2]) = (red, green, blue)
          }
        }
      }
      count = row * rows.count
    }
  }
}
