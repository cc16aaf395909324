/// The rows that are read of a picture at native size: all of them up to a megapixel; bands of 32 rows,
/// evenly spread, of larger ones.
///
/// 720 lines of 1280 are read whole, 1080 lines of 1920 to the half and 2160 lines of 3840 to the
/// eighth.
///
/// Of H.264 of `mandelbrot` and `testsrc2` and of real clips, enlarged with new grain to 1080 lines or at
/// 720 lines, half the rows give mean luma within 2 %, entropy within 0.03 bits, spatial information
/// and plain noise within 4 %, banding within 0.003, and combing within 0.15, that where hardly
/// anything moves; near-black frames are left out. From a quarter of 720 lines, which is six bands,
/// spatial information is off by up to 26 %, plain noise by 16 % and colourfulness by 11 %.
struct RowBands {
  /// Rows of a band. It begins at an even row, so that its rows have the parity of the field.
  static let rows = 32
  static let pixels = 1 << 20

  let height: Int
  /// One band in so many is read.
  let spacing: Int

  /// - Parameter pixels: how many of a picture are to be read, about.
  init(width: Int, height: Int, pixels: Int = Self.pixels) {
    self.init(height: height, spacing: max(1, (width * height + pixels - 1) / pixels))
  }

  init(height: Int, spacing: Int) {
    self.height = height
    self.spacing = height > Self.rows ? spacing : 1
  }

  /// The bands from top to bottom. They cover the picture where all rows are read.
  var ranges: some Sequence<Range<Int>> {
    Self.ranges(of: Self.rows, spacing: spacing, in: height)
  }

  /// One in `spacing` parts of `size` of the numbers below `count`, each in the middle of its period.
  static func ranges(of size: Int, spacing: Int, in count: Int) -> some Sequence<Range<Int>> {
    let period = size * spacing
    let first = (period - size) / 2
    return stride(from: first < count ? first : 0, to: count, by: period).lazy.map {
      $0..<min($0 + size, count)
    }
  }
}

extension PlaneView {
  /// The part of this plane in `rows`, sharing its memory.
  func rows(_ rows: Range<Int>) -> PlaneView {
    cropped(to: PixelRect(x: 0, y: rows.lowerBound, width: width, height: rows.count))
  }
}
