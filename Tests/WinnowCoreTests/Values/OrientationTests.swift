import TestSupport
import Testing
import WinnowCore

@Suite struct OrientationTests {
  @Test(arguments: RightAngle.all) func aMatrixIsReadAsTurnAndMirror(angle: RightAngle) {
    let (a, b, c, d) = (Double(angle.a), Double(angle.b), Double(angle.c), Double(angle.d))
    #expect(Orientation(a: a, b: b, c: c, d: d) == angle.orientation)
    // Fixed point, and wide pixels as some cameras write them.
    #expect(
      Orientation(a: 87_381 * a, b: 65_536 * b, c: 87_381 * c, d: 65_536 * d) == angle.orientation)
    #expect(angle.orientation.swapsSides == angle.swapsSides)
  }

  /// 44 degrees further is nearer to where it was than to the next right angle, on both sides.
  @Test(arguments: RightAngle.all, [-1.0, 1]) func theNearestRightAngleIsTaken(
    angle: RightAngle, side: Double
  ) {
    let (cosine, sine) = (0.71934, 0.69466 * side)
    let (a, b, c, d) = (Double(angle.a), Double(angle.b), Double(angle.c), Double(angle.d))
    let turned = Orientation(
      a: cosine * a - sine * b, b: sine * a + cosine * b, c: cosine * c - sine * d,
      d: sine * c + cosine * d)
    #expect(turned == angle.orientation)
  }

  @Test func aMatrixThatLeavesNothingIsUpright() {
    #expect(Orientation(a: 0, b: 0, c: 0, d: 0) == .upright)
    #expect(Orientation(a: 0, b: -1, c: 0, d: -1) == .upright)
  }

  /// A rectangle's samples, each mapped by the matrix: where they are is the answer.
  @Test(arguments: RightAngle.all) func rectanglesGoWhereTheirSamplesGo(angle: RightAngle) {
    let (width, height) = (7, 5)
    for rect in [
      PixelRect(x: 0, y: 0, width: 7, height: 5), PixelRect(x: 1, y: 2, width: 3, height: 1),
      PixelRect(x: 6, y: 4, width: 1, height: 1), PixelRect(x: 0, y: 3, width: 2, height: 2),
    ] {
      let places = (rect.x..<rect.x + rect.width).flatMap { x in
        (rect.y..<rect.y + rect.height).map { angle.place(x, $0, width: width, height: height) }
      }
      let (xs, ys) = (Set(places.map(\.x)), Set(places.map(\.y)))
      let shown = angle.orientation.applied(to: rect, width: width, height: height)
      #expect(shown.x == xs.min() && shown.y == ys.min())
      #expect(shown.width == xs.count && shown.height == ys.count)
      let (across, down) = angle.swapsSides ? (height, width) : (width, height)
      #expect(angle.orientation.inverse.applied(to: shown, width: across, height: down) == rect)
    }
  }
}
