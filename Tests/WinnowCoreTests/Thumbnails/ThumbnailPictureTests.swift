import TestSupport
import Testing

@testable import WinnowCore

@Suite struct ThumbnailPictureTests {
  /// Two halves of one colour each, left and right, as a video stores them.
  private func picture(
    _ left: (UInt8, UInt8, UInt8), _ right: (UInt8, UInt8, UInt8), range: SampleRange,
    matrix: ColorMatrix, orientation: Orientation = .upright, aspect: Double = 1,
    width: Int = 640, height: Int = 360
  ) -> ThumbnailPicture {
    func plane(_ side: Int, _ value: (((UInt8, UInt8, UInt8)) -> UInt8)) -> Plane {
      Plane(width: width / side, height: height / side) { x, _ in
        value(x < width / side / 2 ? left : right)
      }
    }
    return plane(1) { $0.0 }.withView { luma in
      plane(2) { $0.1 }.withView { u in
        plane(2) { $0.2 }.withView { v in
          let frame = FrameView(
            luma: luma, chroma: (u, v), range: range, matrix: matrix, orientation: orientation)
          let reduced = AnalysisFrame(reducing: frame, index: 0, time: 0)
          return ThumbnailPicture(frame, reduced: reduced, aspect: aspect)
        }
      }
    }
  }

  /// Red, green and blue in 0...255 of full-range BT.601, by ITU-T T.871.
  private func colour(_ picture: ThumbnailPicture, _ x: Int, _ y: Int) -> [Double] {
    let luma = Double(picture.luma[x, y])
    let (u, v) = (Double(picture.u[x / 2, y / 2]) - 128, Double(picture.v[x / 2, y / 2]) - 128)
    return [luma + 1.402 * v, luma - 0.344136 * u - 0.714136 * v, luma + 1.772 * u]
  }

  /// What BT.601, BT.709 and BT.2020 say of red (180, 30, 20) in limited range, rounded.
  @Test(arguments: ColorMatrix.allMatrices)
  func coloursAreThoseOfTheVideo(matrix: ColorMatrix) {
    let rgb = [180.0, 30, 20]
    let (red, blue) = (matrix.weights.red, matrix.weights.blue)
    let y = red * rgb[0] + (1 - red - blue) * rgb[1] + blue * rgb[2]
    let (u, v) = ((rgb[2] - y) / (2 * (1 - blue)), (rgb[0] - y) / (2 * (1 - red)))
    let limited = (
      UInt8((16 + y * 219 / 255).rounded()), UInt8((128 + u * 224 / 255).rounded()),
      UInt8((128 + v * 224 / 255).rounded())
    )
    let full = (UInt8(y.rounded()), UInt8((128 + u).rounded()), UInt8((128 + v).rounded()))
    for (stored, range) in [(limited, SampleRange.limited), (full, .full)] {
      let picture = picture(stored, stored, range: range, matrix: matrix)
      for (found, expected) in zip(colour(picture, 40, 20), rgb) {
        #expect(abs(found - expected) < 3, "\(matrix) \(range)")
      }
    }
  }

  @Test func sizesAreThoseShown() {
    let grey: (UInt8, UInt8, UInt8) = (90, 128, 128)
    func size(_ orientation: Orientation, _ aspect: Double, _ width: Int, _ height: Int) -> [Int] {
      let picture = picture(
        grey, grey, range: .full, matrix: .bt601, orientation: orientation, aspect: aspect,
        width: width, height: height)
      #expect(picture.luma.width == 2 * picture.u.width && picture.u.width == picture.v.width)
      #expect(picture.luma.height == 2 * picture.u.height && picture.u.height == picture.v.height)
      return [picture.luma.width, picture.luma.height]
    }
    #expect(size(.upright, 1, 640, 360) == [128, 72])
    #expect(size(Orientation(rotation: .quarter), 1, 640, 360) == [72, 128])
    #expect(size(.upright, 0.5, 640, 320) == [128, 128])
    #expect(size(.upright, 1, 40, 20) == [40, 20])
    #expect(size(.upright, 1, 4, 2) == [4, 2])
    #expect(size(.upright, 1, 2000, 2) == [128, 2])
  }

  @Test func itIsUpright() {
    let (dark, bright): ((UInt8, UInt8, UInt8), (UInt8, UInt8, UInt8)) = (
      (40, 90, 128), (200, 128, 170)
    )
    let turned = picture(
      dark, bright, range: .full, matrix: .bt601,
      orientation: Orientation(isMirrored: true, rotation: .quarter))
    #expect((turned.luma[36, 10], turned.luma[36, 110]) == (200, 40))
    #expect((turned.u[18, 5], turned.u[18, 55]) == (128, 90))
    #expect((turned.v[18, 5], turned.v[18, 55]) == (170, 128))
  }
}

extension ColorMatrix {
  fileprivate static let allMatrices: [ColorMatrix] = [.bt601, .bt709, .bt2020]
}
