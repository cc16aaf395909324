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
    PictureWindow.Strips(top: 10, right: 10),
    PictureWindow.Strips(left: 7, top: 3, right: 5, bottom: 9),
    PictureWindow.Strips(left: 10, top: 10, right: 10, bottom: 10),
    PictureWindow.Strips(bottom: 8),
  ])
  func theCropIsFoundFromTheNearestVariant(strips: PictureWindow.Strips) throws {
    let cropped = CopyVariant(strips: strips, mirrored: false)
    let search = CropSearch(pairs: [0, 2, 4].map { pair($0, cropped) }, kernels: .best)
    func error(_ other: PictureWindow.Strips) -> Int {
      [
        other.left - strips.left, other.top - strips.top, other.right - strips.right,
        other.bottom - strips.bottom,
      ].map { abs($0) }.max() ?? 0
    }
    let variants = CopyVariant.all.filter { !$0.mirrored }
    let nearest = try #require(variants.min { error($0.strips) < error($1.strips) })
    #expect(error(try #require(search.best(from: nearest)).strips) <= 3)
  }

  @Test func picturesOfAnotherSceneNeverBecomeAlike() {
    let other = TexturedScene(seed: 6).track(seconds: 0.1).moments[0].picture
    let pairs = [0.0, 2, 4].map {
      CropSearch.Pair(plain: pair($0, CopyVariant.all[0]).plain, picture: other)
    }
    for variant in CopyVariant.all {
      #expect(CropSearch(pairs: pairs, kernels: .best).best(from: variant) == nil)
    }
  }

  @Test func theRightVariantIsLeftAsItIs() {
    for variant in CopyVariant.all {
      let pairs = [0, 2].map { pair($0, variant) }
      #expect(CropSearch(pairs: pairs, kernels: .best).best(from: variant) == variant)
    }
  }
}
