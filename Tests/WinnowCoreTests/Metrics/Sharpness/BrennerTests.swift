import TestSupport
import Testing
import WinnowCore

/// OpenCV's and NumPy's values are in `TenengradTests`.
@Suite struct BrennerTests {
  /// Columns of 0 and 100 two wide: each sample differs by 100 from the one two beyond.
  private let stripes = Plane(width: 20, height: 8) { x, _ in x / 2 % 2 == 0 ? 0 : 100 }

  @Test func stepsAreTakenAlongRows() {
    #expect(stripes.withFrame { Brenner().values($0) } == [10_000])
  }

  @Test(arguments: [Rotation.none, .quarter, .half, .threeQuarters], [false, true])
  func rowsAreThoseShown(rotation: Rotation, isMirrored: Bool) {
    let orientation = Orientation(isMirrored: isMirrored, rotation: rotation)
    let value = stripes.withFrame(orientation: orientation) { Brenner().values($0)[0] }
    #expect(value == (rotation.swapsSides ? 0 : 10_000))
  }

  @Test func aPictureOfTwoColumnsHasNone() {
    let narrow = Plane(width: 2, height: 9)
    #expect(narrow.withFrame { Brenner().values($0) } == [nil])
    let turned = Orientation(rotation: .quarter)
    #expect(narrow.withFrame(orientation: turned) { Brenner().values($0) } == [0])
  }
}
