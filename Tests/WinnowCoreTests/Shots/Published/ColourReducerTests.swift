import TestSupport
import Testing

@testable import WinnowCore

/// Pictures, colours and histograms against OpenCV 5.0.0 and NumPy 2.4.6.
@Suite struct ColourReducerTests {
  /// Planes of 4:2:0 by formulas, coded without loss:
  ///
  ///     y, x = np.mgrid[0:h, 0:w]; j, i = np.mgrid[0:h // 2, 0:w // 2]
  ///     planes = (3 * x + 7 * y) % 256, (5 * i + j) % 256, (9 * j + i) % 256
  ///     ffmpeg -f rawvideo -pix_fmt yuv420p -s WxH -i - -c:v libx264 -qp 0 -colorspace .. -color_range ..
  private func picture(
    _ width: Int, _ height: Int, _ matrix: ColorMatrix?, _ range: SampleRange,
    _ orientation: Orientation = .upright
  ) -> ColourPicture {
    let luma = Plane(width: width, height: height) { UInt8((3 * $0 + 7 * $1) % 256) }
    let (columns, rows) = (width / 2, height / 2)
    let u = Plane(width: columns, height: rows) { UInt8((5 * $0 + $1) % 256) }
    let v = Plane(width: columns, height: rows) { UInt8((9 * $1 + $0) % 256) }
    return luma.withFrame(chroma: (u, v)) { frame in
      var reducer = ColourReducer()
      return reducer.picture(
        of: FrameView(
          luma: frame.luma, chroma: frame.chroma, range: range, matrix: matrix ?? .bt709,
          isMatrixAnnounced: matrix != nil, orientation: orientation))
    }
  }

  typealias Golden = (
    width: Int, height: Int, matrix: ColorMatrix?, range: SampleRange, reduced: [Int], sums: [Int]
  )

  /// Of `cv2.VideoCapture(file).read()`, where it is larger than 256 x 256 put through
  /// `cv2.resize(.., (round(w / f), round(h / f)), interpolation=cv2.INTER_LINEAR)` with f the longer
  /// side over 256, for blue, green and red: `p.sum(), (p * (np.arange(p.size) % 251)).sum()`.
  private static let goldens: [Golden] = [
    (
      640, 272, nil, .limited, [256, 109],
      [3_515_556, 440_893_788, 3_591_877, 452_460_621, 3_563_690, 440_497_711]
    ),
    (
      640, 272, .bt601, .full, [256, 109],
      [3_490_421, 437_673_022, 3_553_491, 447_287_092, 3_532_908, 436_796_683]
    ),
    (
      640, 272, .bt709, .limited, [256, 109],
      [3_513_646, 440_695_746, 3_586_311, 450_304_488, 3_561_843, 439_821_585]
    ),
    (
      640, 272, .bt709, .full, [256, 109],
      [3_489_477, 437_599_044, 3_543_106, 444_649_835, 3_533_190, 436_391_112]
    ),
    (
      640, 272, .bt2020, .limited, [256, 109],
      [3_512_955, 440_618_885, 3_585_701, 450_742_729, 3_562_921, 440_208_836]
    ),
    (
      640, 272, .bt2020, .full, [256, 109],
      [3_489_161, 437_574_038, 3_543_915, 445_240_449, 3_532_907, 436_599_428]
    ),
    (
      512, 384, .bt709, .limited, [256, 192],
      [6_277_632, 784_860_641, 6_321_219, 790_803_764, 6_283_188, 779_003_946]
    ),
    (
      200, 120, .bt709, .limited, [200, 120],
      [3_109_272, 387_827_878, 3_100_232, 385_662_030, 2_952_032, 369_638_602]
    ),
  ]

  @Test(arguments: goldens) func pixelsAreThoseOfOpenCV(golden: Golden) {
    let picture = picture(golden.width, golden.height, golden.matrix, golden.range)
    #expect([picture.width, picture.height] == golden.reduced)
    let sums = [picture.blue, picture.green, picture.red].flatMap(Self.sums)
    #expect(sums == golden.sums)
  }

  /// The sum of the samples, and one that tells where they are.
  private static func sums(_ plane: Plane) -> [Int] {
    let samples = plane.samples.map(Int.init)
    return [
      samples.reduce(0, +), samples.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 251) },
    ]
  }

  @Test(arguments: RightAngle.all) func picturesAreTurnedAsShown(angle: RightAngle) {
    let upright = picture(200, 120, .bt601, .full)
    let turned = picture(200, 120, .bt601, .full, angle.orientation)
    #expect(turned.blue == upright.blue.turned(by: angle.orientation))
    #expect(turned.green == upright.green.turned(by: angle.orientation))
    #expect(turned.red == upright.red.turned(by: angle.orientation))
  }

  /// No place of any chroma lies outside its plane, and pictures without chroma are grey.
  @Test(arguments: [(1, 1), (3, 1), (1, 300), (700, 3), (257, 255)])
  func picturesOfAnySizeAreReduced(width: Int, height: Int) {
    let luma = Plane(width: width, height: height, filledWith: 90)
    for (columns, rows) in [(1, 1), (2, 2), (4, 1), (1, 2)] {
      let grey = Plane(
        width: (width + columns - 1) / columns, height: (height + rows - 1) / rows,
        filledWith: 128)
      for chroma in [(grey, grey), nil] {
        var reducer = ColourReducer()
        let picture = luma.withFrame(chroma: chroma) { reducer.picture(of: $0) }
        #expect(max(picture.width, picture.height) == min(256, max(width, height)))
        #expect(Set([picture.blue, picture.green, picture.red]).count == 1)
        #expect(Set(picture.blue.samples) == [90])
      }
    }
  }
}
