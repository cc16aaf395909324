/// The 8 x 4 blocks of a thumb that lie inside its black bars, of which a part may be a bar's edge.
struct PictureBlocks: OptionSet {
  let rawValue: UInt32

  /// Full-range luma below which a whole line at the border is taken for a part of a bar.
  private static let black: UInt8 = 24
  /// Fewer blocks than this are a dark picture rather than one between bars.
  private static let fewest = 8
  static let all = PictureBlocks(rawValue: .max)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(of thumb: Plane) {
    let rows = Self.inside(thumb.height) { y in
      (0..<thumb.width).allSatisfy { thumb[$0, y] < Self.black }
    }
    let columns = Self.inside(thumb.width) { x in
      (0..<thumb.height).allSatisfy { thumb[x, $0] < Self.black }
    }
    if rows.count == thumb.height && columns.count == thumb.width {
      self = .all
      return
    }
    var mask: UInt32 = 0
    for block in 0..<32 {
      let rect = FrameFeatures.rect(of: block)
      let isInside =
        columns.lowerBound <= rect.x && rect.x + rect.width <= columns.upperBound
        && rows.lowerBound <= rect.y && rect.y + rect.height <= rows.upperBound
      if isInside { mask |= 1 << block }
    }
    self.init(rawValue: mask)
  }

  /// The blocks that are inside in both pictures; all where those are too few.
  static func common(_ a: PictureBlocks, _ b: PictureBlocks) -> PictureBlocks {
    let both = a.intersection(b)
    return both.count < fewest ? all : both
  }

  var count: Int { rawValue.nonzeroBitCount }

  /// The position of each block, in order.
  var positions: Positions { Positions(rest: rawValue) }

  struct Positions: Sequence, IteratorProtocol {
    fileprivate var rest: UInt32

    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return rest.trailingZeroBitCount
    }
  }

  private static func inside(_ count: Int, isDark: (Int) -> Bool) -> Range<Int> {
    guard let first = (0..<count).first(where: { !isDark($0) }),
      let last = (0..<count).last(where: { !isDark($0) })
    else { return 0..<0 }
    return first..<last + 1
  }
}
