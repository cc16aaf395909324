import TestSupport
import Testing
import WinnowCore

@Suite struct TurnedPlaneViewTests {
  /// Sizes below, at and beyond the blocks in which samples are copied.
  @Test(arguments: RightAngle.all, [(1, 1), (7, 5), (64, 64), (65, 130), (200, 3)])
  func everySampleGoesWhereTheMatrixTakesIt(angle: RightAngle, size: (Int, Int)) {
    let (width, height) = size
    let stored = Plane(width: width + 3, height: height) { x, y in UInt8((x * 37 + y * 91) % 251) }
    let (across, down) = angle.swapsSides ? (height, width) : (width, height)
    var expected = Plane(width: across, height: down)
    for y in 0..<height {
      for x in 0..<width {
        let place = angle.place(x, y, width: width, height: height)
        expected[place.x, place.y] = stored[x, y]
      }
    }
    var shown = Plane(width: across, height: down)
    stored.withView { view in
      let part = view.cropped(to: PixelRect(x: 0, y: 0, width: width, height: height))
      let turned = TurnedPlaneView(part, by: angle.orientation)
      #expect(turned.width == across && turned.height == down)
      shown.withMutableSamples { turned.copy(to: $0.baseAddress!, stride: across) }
    }
    #expect(shown == expected)
  }

  /// What lies between the rows of the target stays as it is.
  @Test(arguments: RightAngle.all) func nothingIsWrittenOutsideTheRows(angle: RightAngle) {
    let stored = Plane(width: 9, height: 4, filledWith: 200)
    let (across, down) = angle.swapsSides ? (4, 9) : (9, 4)
    var target = Plane(width: across + 2, height: down)
    stored.withView { view in
      target.withMutableSamples {
        TurnedPlaneView(view, by: angle.orientation).copy(to: $0.baseAddress!, stride: across + 2)
      }
    }
    for y in 0..<down {
      for x in 0..<across + 2 { #expect(target[x, y] == (x < across ? 200 : 0)) }
    }
  }
}
