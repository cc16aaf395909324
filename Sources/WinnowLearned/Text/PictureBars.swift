/// Black bars beside a picture, in which there may be text.
struct PictureBars {
  /// What is between them.
  let picture: TextRectangle

  /// Luma of black at most.
  private static let black: UInt8 = 28
  /// Thinner ones are none, as a share of the side.
  private static let least = 0.03

  /// - Parameters:
  ///   - lumas: of a clip's frames, all of one size.
  ///   - texts: of each frame, which may lie in bars.
  init(_ lumas: [Luma], without texts: [[TextRectangle]]) {
    guard let first = lumas.first else {
      picture = .whole
      return
    }
    let (width, height) = (first.width, first.height)
    var rows = [Bool](repeating: true, count: height)
    var columns = [Bool](repeating: true, count: width)
    for (luma, texts) in zip(lumas, texts) {
      var hidden = [Bool](repeating: false, count: luma.samples.count)
      for text in texts {
        let pixels = luma.pixels(text, margin: max(2, height / 60))
        for y in pixels.rows {
          for x in pixels.columns { hidden[y * width + x] = true }
        }
      }
      for y in 0..<height {
        for x in 0..<width where luma.samples[y * width + x] > Self.black && !hidden[y * width + x]
        {
          rows[y] = false
          columns[x] = false
        }
      }
    }
    // A text right at the edge of a bar hides a piece of the picture.
    func ends(_ black: [Bool]) -> (Double, Double) {
      let size = Double(black.count)
      let low = Double(black.prefix { $0 }.count) / size
      let high = Double(black.reversed().prefix { $0 }.count) / size
      return (low < Self.least ? 0 : low, high < Self.least ? 1 : 1 - high)
    }
    let ((top, bottom), (left, right)) = (ends(rows), ends(columns))
    picture = TextRectangle(left: left, top: top, right: right, bottom: bottom)
  }

  /// The share of a rectangle that lies in bars, 0...1.
  func share(of rectangle: TextRectangle) -> Double {
    picture.left < picture.right && picture.top < picture.bottom
      ? 1 - rectangle.share(in: picture) : 1
  }
}
