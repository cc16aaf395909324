import Testing

@testable import WinnowCore

@Suite struct CropSearchTests {
  private let scene = TexturedScene(seed: 5)

  /// The picture at `seconds`, as moments hold it, and its code as `variant`.
  private func pair(_ seconds: Double, _ variant: CopyVariant) -> CropSearch.Pair {
    let track = scene.track(seconds: 0.1, TexturedScene.Alteration(start: seconds))
    let picture = track.moments[0].picture
    return CropSearch.Pair(plain: variant.code(of: picture, kernels: .best), picture: picture)
  }

  @Test(arguments: [
    (0.0, 0.1, 0.1, 0.0), (0.07, 0.03, 0.05, 0.09), (0.1, 0.1, 0.1, 0.1), (0.0, 0.0, 0.0, 0.08),
  ])
  func theCropIsFoundFromTheNearestVariant(left: Double, top: Double, right: Double, bottom: Double)
    throws
  {
    let crop = try #require(
      CropFractions(left: left, top: top, right: 1 - right, bottom: 1 - bottom))
    let cropped = CopyVariant(window: PictureWindow(crop), mirrored: false)
    let search = CropSearch(pairs: [0, 2, 4].map { pair($0, cropped) }, kernels: .best)
    func error(_ box: CropFractions) -> Double {
      [
        box.left - left, box.top - top, box.right - crop.right, box.bottom - crop.bottom,
      ].map { abs($0) }.max() ?? 0
    }
    let variants = CopyVariant.all.filter { !$0.mirrored }
    let nearest = try #require(
      variants.min { error($0.window.fractions) < error($1.window.fractions) })
    #expect(error(search.best(from: nearest).window.fractions) <= 0.03)
  }

  @Test func theRightVariantIsLeftAsItIs() {
    for variant in CopyVariant.all {
      let pairs = [0, 2].map { pair($0, variant) }
      #expect(CropSearch(pairs: pairs, kernels: .best).best(from: variant) == variant)
    }
  }
}
