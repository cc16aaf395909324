import Testing

@testable import WinnowCore

/// Hue, saturation, value and luma of colours, and histograms, against OpenCV 5.0.0.
@Suite struct PictureColoursTests {
  typealias Colour = (Int, Int, Int)

  /// Blue, green, red; `cv2.cvtColor(.., cv2.COLOR_BGR2HSV)`; Y of `cv2.COLOR_BGR2YUV`.
  private static let colours: [(Colour, Colour, Int)] = [
    ((0, 0, 0), (0, 0, 0), 0), ((255, 255, 255), (0, 0, 255), 255),
    ((128, 128, 128), (0, 0, 128), 128), ((255, 0, 0), (120, 255, 255), 29),
    ((0, 255, 0), (60, 255, 255), 150), ((0, 0, 255), (0, 255, 255), 76),
    ((0, 255, 255), (30, 255, 255), 226), ((255, 255, 0), (90, 255, 255), 179),
    ((255, 0, 255), (150, 255, 255), 105), ((10, 20, 30), (15, 170, 30), 22),
    ((20, 30, 10), (75, 170, 30), 23), ((200, 199, 201), (165, 3, 201), 200),
    ((1, 0, 0), (120, 255, 1), 0), ((0, 1, 2), (15, 255, 2), 1),
    ((254, 255, 253), (75, 2, 255), 254), ((77, 150, 29), (72, 206, 150), 105),
    ((12, 240, 180), (38, 242, 240), 196), ((90, 91, 250), (0, 163, 250), 138),
    ((250, 91, 90), (120, 163, 250), 109), ((100, 0, 51), (135, 255, 100), 27),
  ]

  @Test func coloursAreThoseOfOpenCV() {
    var picture = ColourPicture(width: Self.colours.count, height: 1)
    for (i, (colour, _, _)) in Self.colours.enumerated() {
      picture.blue[i, 0] = UInt8(colour.0)
      picture.green[i, 0] = UInt8(colour.1)
      picture.red[i, 0] = UInt8(colour.2)
    }
    let (found, luma) = (HSVPicture(picture), picture.luma)
    for (i, (colour, hsv, y)) in Self.colours.enumerated() {
      #expect(
        [found.hue, found.saturation, found.value, luma].map { Int($0[i, 0]) }
          == [hsv.0, hsv.1, hsv.2, y], "\(colour)")
    }
  }

  /// All colours of every fifth level, blue slowest: of hue, saturation, value and Y
  /// `p.sum(), (p * (np.arange(p.size) % 251)).sum()`.
  @Test func aGridOfColoursIsThatOfOpenCV() {
    var picture = ColourPicture(width: 52, height: 52 * 52)
    for i in 0..<52 * 52 * 52 {
      let (x, y) = (i % 52, i / 52)
      picture.blue[x, y] = UInt8(i / (52 * 52) * 5)
      picture.green[x, y] = UInt8(i / 52 % 52 * 5)
      picture.red[x, y] = UInt8(i % 52 * 5)
    }
    let found = HSVPicture(picture)
    let sums = [found.hue, found.saturation, found.value, picture.luma].map { plane in
      plane.samples.enumerated().reduce(into: [0, 0]) { sums, sample in
        sums[0] += Int(sample.element)
        sums[1] += Int(sample.element) * (sample.offset % 251)
      }
    }
    #expect(
      sums == [
        [12_533_784, 1_566_537_400], [24_246_696, 3_029_343_906], [27_063_660, 3_382_333_395],
        [17_927_520, 2_240_116_943],
      ])
  }

  /// `cv2.compareHist(n(a), n(b), cv2.HISTCMP_CORREL)`, where n is
  /// `cv2.normalize(h, h.copy()).flatten()` and a, b are `np.arange(256) * 7 % 31` and `.. * 5 % 29`.
  @Test func correlationsAreThoseOfOpenCV() {
    let a = (0..<256).map { UInt32($0 * 7 % 31) }
    let b = (0..<256).map { UInt32($0 * 5 % 29) }
    func correlation(_ a: [UInt32], _ b: [UInt32]) -> Double {
      NormalisedHistogram(a).correlation(with: NormalisedHistogram(b))
    }
    #expect(abs(correlation(a, b) - 0.020041015048974774) < 1e-9)
    #expect(abs(correlation(a, a.reversed()) - 0.419088137534892) < 1e-9)
    #expect(correlation(a, [UInt32](repeating: 1, count: 256)) == 1)
  }
}
