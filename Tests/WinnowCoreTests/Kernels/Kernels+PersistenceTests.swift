import Testing
import WinnowCore

/// Counts over time, against answers that can be derived by hand.
@Suite struct KernelsPersistenceTests {
  private let kernels = Kernels.reference

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
