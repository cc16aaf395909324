/// A way in which a clip may have been altered, by which others are looked for: cropped to a part
/// of the picture, plain or mirrored.
struct CopyVariant: Hashable, Sendable {
  let strips: PictureWindow.Strips
  let mirrored: Bool

  /// Hundredths that crops take off each side together; narrower and wider ones are found by it too.
  private static let strip = 12

  /// The whole picture, and crops to its middle, edges and corners.
  static let crops: [PictureWindow.Strips] =
    [PictureWindow.Strips()]
    + [0, strip / 2, strip].flatMap { top in
      [0, strip / 2, strip].map { left in
        PictureWindow.Strips(left: left, top: top, right: strip - left, bottom: strip - top)
      }
    }

  /// Those of all crops, then those mirrored.
  static let all = [false, true].flatMap { mirrored in
    crops.map { CopyVariant(strips: $0, mirrored: mirrored) }
  }

  var window: PictureWindow { .inside(strips) }
  var isWhole: Bool { strips == PictureWindow.Strips() }

  /// The code of a picture seen in this way, which has `code` when it is cropped alone.
  func shown(_ code: ContrastCode) -> ContrastCode { mirrored ? code.mirrored : code }

  func code(of picture: Plane, kernels: Kernels) -> ContrastCode {
    shown(window.code(of: picture, kernels: kernels))
  }

  func codes(of pictures: [Plane], kernels: Kernels) -> [ContrastCode] {
    let window = window
    return pictures.map { shown(window.code(of: $0, kernels: kernels)) }
  }
}
