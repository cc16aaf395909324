/// A frame that shows one tone and nothing else, black bars around it apart.
struct FlatPicture {
  enum Tone {
    case black, white
    /// Any level in between.
    case plain
  }

  let tone: Tone
  /// The part of the thumb inside the bars.
  let picture: PixelRect
  /// Larger where the picture is nearer to its tone; comparable within one tone.
  let purity: Double

  /// Levels of standard deviation below which a picture is flat (`HowShotsAreFound.md`).
  private static let flatness = 6.0
  /// Full-range luma levels below and above which a flat picture is black or white.
  private static let black = 24.0
  private static let white = 228.0
  /// Levels of standard deviation below which a picture of any level is flat: fog and walls have
  /// more.
  private static let plainFlatness = 1.5
  /// The smallest share of the frame that is a picture between bars and not a bright object.
  private static let pictureShare = 0.5

  init?(thumb: Plane, moments: Moments, kernels: Kernels) {
    let whole = PixelRect(x: 0, y: 0, width: thumb.width, height: thumb.height)
    if let flat = FlatPicture(moments, of: whole) {
      self = flat
    } else if let inside = Self.pictureInsideBars(of: thumb) {
      // Bars are black: they can hide that a bright picture is flat, but not that a black one is.
      let moments = thumb.withView { kernels.moments(of: $0.cropped(to: inside)) }
      guard let flat = FlatPicture(moments, of: inside) else { return nil }
      self = flat
    } else {
      return nil
    }
  }

  private init?(_ moments: Moments, of picture: PixelRect) {
    self.picture = picture
    if Self.isFlat(moments), moments.mean < Self.black {
      (tone, purity) = (.black, -moments.mean)
    } else if Self.isFlat(moments), moments.mean > Self.white {
      (tone, purity) = (.white, moments.mean)
    } else if moments.variance < Self.plainFlatness * Self.plainFlatness {
      (tone, purity) = (.plain, -moments.variance)
    } else {
      return nil
    }
  }

  private static func isFlat(_ moments: Moments) -> Bool {
    moments.variance < flatness * flatness
  }

  /// The picture between black bars; nil where there are none or too little is left.
  private static func pictureInsideBars(of thumb: Plane) -> PixelRect? {
    guard Double(thumb[0, 0]) < black else { return nil }
    let middleRow = (0..<thumb.width).map { thumb[$0, thumb.height / 2] }
    let middleColumn = (0..<thumb.height).map { thumb[thumb.width / 2, $0] }
    let (columns, rows) = (insideBars(middleRow), insideBars(middleColumn))
    let share = Double(columns.count * rows.count) / Double(thumb.width * thumb.height)
    guard share >= pictureShare else { return nil }
    return PixelRect(
      x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
  }

  /// What is left of a line through the middle without the black at its ends. The sample beside a
  /// bar goes too: it may show a part of both.
  private static func insideBars(_ line: [UInt8]) -> Range<Int> {
    let low = line.firstIndex { Double($0) >= black } ?? 0
    let high = line.lastIndex { Double($0) >= black } ?? line.count - 1
    let first = low == 0 ? 0 : low + 1
    let end = high == line.count - 1 ? line.count : high
    return first..<max(first, end)
  }
}
