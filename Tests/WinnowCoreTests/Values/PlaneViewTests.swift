import Testing
import WinnowCore

@Suite struct PlaneViewTests {
  /// Rows with padding behind them, and rows stored bottom up.
  @Test(arguments: [false, true]) func outsideIsTheNearestEdge(isUpsideDown: Bool) {
    let (width, height, padded) = (5, 3, 8)
    let whole = Plane(width: padded, height: height + 2) { x, y in
      x < width && 1...height ~= y ? UInt8(10 * y + x) : 255
    }
    whole.withView { stored in
      let (first, stride) = isUpsideDown ? (height, -padded) : (1, padded)
      let view = PlaneView(
        base: stored.base + first * padded, width: width, height: height, stride: stride)
      for y in -4..<8 {
        for x in -7..<12 {
          let row = min(max(y, 0), height - 1)
          let expected = 10 * (isUpsideDown ? height - row : row + 1) + min(max(x, 0), width - 1)
          #expect(Int(view[x, y]) == expected, "\(x), \(y)")
        }
      }
      #expect(view[.min, .min] == view[0, 0])
      #expect(view[.max, .max] == view[width - 1, height - 1])
    }
  }
}
