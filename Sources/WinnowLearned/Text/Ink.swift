import Foundation

/// The strokes of a text in one picture, and what lies right around them.
struct Ink {
  /// How the strokes look.
  struct Style: Hashable {
    /// Luma of the strokes less that of what is around them.
    let contrast: Float
    /// Standard deviation of the strokes' luma, without their edges.
    let unevenness: Float
    /// The mean step of luma at an edge, from one pixel to the next.
    let step: Float
    /// Mean luma of the strokes, 0...255.
    let light: Float
  }

  let style: Style
  /// Pixels of strokes and what is around them.
  private let places: [(x: Int, y: Int)]
  /// Their luma less its mean, and the root of the sum of its squares.
  private let pattern: [Float]
  private let norm: Float

  /// How far from a stroke a pixel still counts as around it.
  private static let rim = 2
  /// The most pixels that are compared.
  private static let limit = 4_000

  init(_ rectangle: TextRectangle, in luma: Luma) {
    let mask = InkMask(luma.pixels(rectangle, margin: Self.rim), of: luma)
    style = mask.style
    let all = mask.places(rim: Self.rim)
    let step = max(1, (all.count + Self.limit - 1) / Self.limit)
    places = stride(from: 0, to: all.count, by: step).map { all[$0] }
    let values = places.map { Float(luma.samples[$0.y * luma.width + $0.x]) }
    let mean = values.reduce(0, +) / Float(max(1, values.count))
    pattern = values.map { $0 - mean }
    norm = pattern.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// How much the same place of another picture looks like this one: correlation, -1...1.
  ///
  /// - Parameters: by how many pixels the place is moved.
  func likeness(in luma: Luma, movedBy dx: Int = 0, _ dy: Int = 0) -> Float {
    var (sum, squares, product): (Float, Float, Float) = (0, 0, 0)
    luma.samples.withUnsafeBufferPointer { samples in
      for (place, value) in zip(places, pattern) {
        let x = min(max(0, place.x + dx), luma.width - 1)
        let y = min(max(0, place.y + dy), luma.height - 1)
        let other = Float(samples[y * luma.width + x])
        sum += other
        squares += other * other
        product += value * other
      }
    }
    let spread = squares - sum * sum / Float(max(1, places.count))
    // Less than a step of luma a pixel is no pattern.
    guard norm > 0, spread > Float(places.count) else { return 0 }
    return product / (norm * spread.squareRoot())
  }

  /// How far the text has moved in another picture, in pixels, as far as it can be seen: up to `reach` each way.
  func drift(in luma: Luma) -> Float {
    var best = (likeness: -Float.infinity, dx: 0, dy: 0)
    for dy in -Self.reach...Self.reach {
      for dx in -Self.reach...Self.reach {
        let likeness = likeness(in: luma, movedBy: dx, dy)
        if likeness > best.likeness { best = (likeness, dx, dy) }
      }
    }
    // The peak of a parabola lies between pixels.
    func peak(_ before: Float, _ after: Float) -> Float {
      let bend = before + after - 2 * best.likeness
      return bend < 0 ? min(max(-0.5, (before - after) / (2 * bend)), 0.5) : 0
    }
    let across = peak(
      likeness(in: luma, movedBy: best.dx - 1, best.dy),
      likeness(in: luma, movedBy: best.dx + 1, best.dy))
    let down = peak(
      likeness(in: luma, movedBy: best.dx, best.dy - 1),
      likeness(in: luma, movedBy: best.dx, best.dy + 1))
    return hypot(Float(best.dx) + across, Float(best.dy) + down)
  }

  private static let reach = 3
}
