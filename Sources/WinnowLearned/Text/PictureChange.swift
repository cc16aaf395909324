/// What of a picture has changed in another of the same size, block by block.
struct PictureChange {
  enum Block: Hashable {
    /// Nothing is to be seen in it.
    case flat
    case same
    case changed
    /// There is text in it.
    case text
  }

  private let blocks: [Block]
  private let columns: Int
  private let rows: Int

  /// Blocks along the shorter side of a picture.
  private static let count = 22
  /// Standard deviation of luma above which something is to be seen.
  private static let texture: Float = 5
  /// Correlation under which a block has changed.
  private static let likeness: Float = 0.7

  /// - Parameter texts: what is left out of both pictures.
  init(from before: Luma, to after: Luma, without texts: [TextRectangle]) {
    let side = max(4, min(before.width, before.height) / Self.count)
    columns = max(1, before.width / side)
    rows = max(1, before.height / side)
    var hidden = [Bool](repeating: false, count: columns * rows)
    for text in texts {
      let pixels = before.pixels(text)
      for row in Self.blocks(pixels.rows, side, rows) {
        for column in Self.blocks(pixels.columns, side, columns) {
          hidden[row * columns + column] = true
        }
      }
    }
    let columns = columns
    blocks = hidden.enumerated().map { place, hidden in
      hidden
        ? .text
        : Self.block(before, after, place % columns * side, place / columns * side, side)
    }
  }

  private static func blocks(_ pixels: Range<Int>, _ side: Int, _ count: Int) -> ClosedRange<Int> {
    min(pixels.lowerBound / side, count - 1)...min((pixels.upperBound - 1) / side, count - 1)
  }

  private static func block(
    _ before: Luma, _ after: Luma, _ left: Int, _ top: Int, _ side: Int
  ) -> Block {
    var (a, b, aa, bb, ab): (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
    // Every second pixel of large pictures is enough.
    let step = side > 24 ? 2 : 1
    var count: Float = 0
    for y in stride(from: top, to: min(top + side, before.height), by: step) {
      for x in stride(from: left, to: min(left + side, before.width), by: step) {
        let (old, new) = (
          Float(before.samples[y * before.width + x]), Float(after.samples[y * after.width + x])
        )
        a += old
        b += new
        aa += old * old
        bb += new * new
        ab += old * new
        count += 1
      }
    }
    let (old, new) = (
      max(0, aa / count - a * a / count / count), max(0, bb / count - b * b / count / count)
    )
    guard max(old, new) > texture * texture else { return .flat }
    let common = ab / count - a * b / count / count
    return common >= likeness * (old * new).squareRoot() && min(old, new) > 0 ? .same : .changed
  }

  /// Blocks of which something is to be seen, and those of them that have changed.
  struct Count: Hashable {
    let seen: Int
    let changed: Int

    /// 0...1; 0 where nothing is to be seen.
    var share: Float { seen == 0 ? 0 : Float(changed) / Float(seen) }
  }

  /// Of the whole picture.
  var count: Count { Self.count(blocks) }
  /// The share of the picture without text in which nothing is to be seen, 0...1.
  var flatness: Float {
    let open = blocks.filter { $0 != .text }
    return open.isEmpty ? 0 : Float(open.filter { $0 == .flat }.count) / Float(open.count)
  }

  /// Of what lies within `reach` blocks of a rectangle.
  func count(around rectangle: TextRectangle, reach: Int) -> Count {
    func range(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
      let first = max(0, Int(low * Double(count)) - reach)
      return first..<max(first, min(count, Int((high * Double(count)).rounded(.up)) + reach))
    }
    return Self.count(
      range(rectangle.top, rectangle.bottom, rows).flatMap { row in
        range(rectangle.left, rectangle.right, columns).map { blocks[row * columns + $0] }
      })
  }

  private static func count(_ blocks: [Block]) -> Count {
    let changed = blocks.filter { $0 == .changed }.count
    return Count(seen: changed + blocks.filter { $0 == .same }.count, changed: changed)
  }
}
