/// An upright rectangle of a picture, in fractions of its sides: 0 is the left or upper edge, 1 the right or lower one.
package struct TextRectangle: Hashable, Sendable, Codable {
  package let left: Double
  package let top: Double
  package let right: Double
  package let bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  static let whole = TextRectangle(left: 0, top: 0, right: 1, bottom: 1)

  var width: Double { max(0, right - left) }
  var height: Double { max(0, bottom - top) }
  /// The share of the picture that it takes.
  package var area: Double { width * height }

  /// What two have in common; nil for nothing.
  func common(_ other: TextRectangle) -> TextRectangle? {
    let common = TextRectangle(
      left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
      bottom: min(bottom, other.bottom))
    return common.left < common.right && common.top < common.bottom ? common : nil
  }

  /// Intersection over union, 0...1.
  func overlap(_ other: TextRectangle) -> Double {
    guard let common = common(other)?.area else { return 0 }
    return common / (area + other.area - common)
  }

  /// The share of it that lies in another, 0...1.
  func share(in other: TextRectangle) -> Double {
    guard let common = common(other)?.area, area > 0 else { return 0 }
    return common / area
  }

  /// The smallest that holds both.
  func joined(_ other: TextRectangle) -> TextRectangle {
    TextRectangle(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

extension TextRectangle {
  /// The share of the picture under some rectangles, each spot counted once.
  static func area(of rectangles: [TextRectangle]) -> Double {
    let edges = Set(rectangles.flatMap { [$0.left, $0.right] }).sorted()
    var area = 0.0
    for (left, right) in zip(edges, edges.dropFirst()) {
      let spans = rectangles.filter { $0.left <= left && right <= $0.right && $0.height > 0 }
        .sorted { ($0.top, $0.bottom) < ($1.top, $1.bottom) }
      var (covered, end) = (0.0, -Double.infinity)
      for span in spans where span.bottom > end {
        covered += span.bottom - max(span.top, end)
        end = span.bottom
      }
      area += covered * (right - left)
    }
    return area
  }

  /// The largest rectangle within this one that no other touches: it may meet their edges.
  ///
  /// - Returns: of those equally large the leftmost, of these the uppermost; nil where nothing is left.
  func largestFree(of others: [TextRectangle]) -> TextRectangle? {
    let others = others.compactMap(common).sorted { ($0.top, $0.bottom) < ($1.top, $1.bottom) }
    let lefts = Set([left] + others.map(\.right)).sorted()
    let rights = Set([right] + others.map(\.left)).sorted()
    var best: TextRectangle?
    for left in lefts {
      for right in rights.reversed() where right > left {
        // No column of it, however high, beats the best.
        if let best, (right - left) * height <= best.area { break }
        let within = others.filter { $0.left < right && $0.right > left }
        var end = top
        for (start, next) in within.map({ ($0.top, $0.bottom) }) + [(bottom, bottom)] {
          let free = TextRectangle(left: left, top: end, right: right, bottom: start)
          if start > end, free.area > best?.area ?? 0 { best = free }
          end = max(end, next)
        }
      }
    }
    return best
  }
}
