import Testing
import WinnowCore

/// Counts along lines and over time, against answers that can be derived by hand.
@Suite struct LineKernelTests {
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

  /// A bright column that stays, beside one that moves from plane to plane.
  @Test func whatStaysIsCountedBySignAndSize() {
    let planes = (0..<3).map { k in
      Plane(width: 16, height: 6) { x, _ in x == 4 || x == 9 + k ? 100 : 40 }
    }
    let bounds = Persistence.Bounds(edge: 60, faint: 20, change: 60)
    let found = planes[0].withView { a in
      planes[1].withView { b in
        planes[2].withView { kernels.persistence([a, b, $0], bounds: bounds) }
      }
    }
    #expect((found.columns, found.rows) == (2, 1))
    // Rows 1 to 4; columns 3 and 5, and of the last plane 10 and 12; columns 9, 10 and 11 change.
    #expect(found.counts(of: .rising) == [4, 0] && found.counts(of: .falling) == [4, 0])
    #expect(found.counts(of: .edge) == [8, 0] && found.counts(of: .faint) == [8, 0])
    #expect(found.counts(of: .now) == [8, 8] && found.counts(of: .change) == [0, 12])
  }
}
