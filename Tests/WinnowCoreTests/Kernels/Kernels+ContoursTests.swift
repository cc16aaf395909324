import Testing
import WinnowCore

/// Contours, against counts that can be derived by hand.
@Suite struct KernelsContoursTests {
  /// In blocks of 32 columns, rows 0, 8, 16 and 24 cross the step from column 31 to 32, and the first
  /// 4 columns of each block cross that from row 15 to 16.
  @Test(arguments: Kernels.available.map(\.tier)) func contoursOfStairs(tier: String) throws {
    let kernels = try Kernels.of(tier)
    func contours(_ step: Int, margin: Int = 0) -> Contours {
      Plane(width: 96, height: 32) { x, y in
        UInt8(100 + (x > 31 ? step : 0) + (y > 15 ? 2 * step : 0) + (x == 40 + margin ? 1 : 0))
      }.withView { kernels.contours($0, rows: 0..<32) }
    }
    // A column that stands out in 40 ends the flat stretch behind column 32 too soon.
    #expect(contours(3).counts == [4, 4, 4] && contours(3).levels == [24, 24, 24])
    #expect(contours(3, margin: 1).counts == [8, 4, 4])
    #expect(contours(3, margin: 1).levels == [36, 24, 24])
    #expect(contours(6, margin: 1).counts == [4, 0, 0], "a step of 12 levels is none")
  }
}
