import Testing
import WinnowCore

/// Counts along lines, against answers that can be derived by hand.
@Suite struct KernelsLinesTests {
  private let kernels = Kernels.reference

  @Test func linesAreCountedAlongBothAxes() {
    let plane = Plane(width: 5, height: 3) { x, y in UInt8(10 * y + x) }
    plane.withView { view in
      #expect(kernels.rowCounts(view, in: 3...12) == [2, 3, 0])
      #expect(kernels.columnCounts(view, in: 3...12) == [1, 1, 1, 1, 1])
      #expect(kernels.columnCounts(view, in: 4...14) == [1, 1, 1, 1, 2])
    }
  }

  /// Samples 0..<64, 128..<192 and 256..<260 of 260.
  @Test func spacedRunsLeaveOutThoseBetween() {
    let plane = Plane(width: 260, height: 2) { x, y in y == 0 ? 1 : UInt8(x / 64) }
    let counts = plane.withView { kernels.rowCounts($0, in: 1...4, spacing: 2) }
    #expect(counts == [132, 68])
    let all = plane.withView { kernels.rowCounts($0, in: 1...4) }
    #expect(all == [260, 196])
  }
}
