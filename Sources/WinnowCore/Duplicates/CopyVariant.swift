/// A way in which a clip may have been altered, by which others are looked for: cropped to a part
/// of the picture, plain or mirrored.
struct CopyVariant: Hashable, Sendable {
  let window: PictureWindow
  let mirrored: Bool

  /// The share of each side that a crop leaves; wider and narrower ones are found by it too.
  private static let share = 0.88

  /// The whole picture, and crops to its middle, edges and corners.
  static let windows: [PictureWindow] = [.whole] + windows(leaving: share)

  private static func windows(leaving share: Double) -> [PictureWindow] {
    let free = 1 - share
    let places: [(x: Double, y: Double)] = [0, 0.5, 1].flatMap { y in
      [0, 0.5, 1].map { x in (x, y) }
    }
    return places.compactMap { x, y in
      CropFractions.whole.inside(
        left: x * free, top: y * free, right: (1 - x) * free, bottom: (1 - y) * free
      ).map(PictureWindow.init)
    }
  }

  /// Those of all windows, then those mirrored.
  static let all = [false, true].flatMap { mirrored in
    windows.map { CopyVariant(window: $0, mirrored: mirrored) }
  }

  func code(of picture: Plane, kernels: Kernels) -> ContrastCode {
    let code = window.code(of: picture, kernels: kernels)
    return mirrored ? code.mirrored : code
  }
}
