import Testing
import WinnowCore

@Suite struct RotationTests {
  @Test(arguments: [
    (0.0, Rotation.none), (90, .quarter), (180, .half), (270, .threeQuarters), (360, .none),
    (-90, .threeQuarters), (-180, .half), (-270, .quarter), (450, .quarter), (44, .none),
    (46, .quarter), (-46, .threeQuarters), (359, .none), (3_600_090, .quarter),
    (.nan, .none), (.infinity, .none),
  ])
  func theNearestRightAngleIsTaken(degrees: Double, rotation: Rotation) {
    #expect(Rotation(nearest: degrees) == rotation)
  }

  /// A rectangle filled with ones, turned pixel by pixel: where the ones are is the answer. A quarter
  /// clockwise moves (x, y) of a picture of height h to (h - 1 - y, x), and the others repeat it.
  @Test(arguments: [Rotation.none, .quarter, .half, .threeQuarters])
  func rectanglesGoWhereTheirPixelsGo(rotation: Rotation) {
    let (width, height) = (7, 5)
    for rect in [
      PixelRect(x: 0, y: 0, width: 7, height: 5), PixelRect(x: 1, y: 2, width: 3, height: 1),
      PixelRect(x: 6, y: 4, width: 1, height: 1), PixelRect(x: 0, y: 3, width: 2, height: 2),
    ] {
      var (x, y) = (Array(rect.x..<rect.x + rect.width), Array(rect.y..<rect.y + rect.height))
      var size = (width, height)
      for _ in 0..<rotation.rawValue / 90 {
        (x, y) = (y.map { size.1 - 1 - $0 }, x)
        size = (size.1, size.0)
      }
      let turned = rotation.applied(to: rect, width: width, height: height)
      #expect(turned.x == x.min() && turned.y == y.min())
      #expect(turned.width == x.count && turned.height == y.count)
      #expect(rotation.swapsSides == (size.0 == height))
    }
  }
}
