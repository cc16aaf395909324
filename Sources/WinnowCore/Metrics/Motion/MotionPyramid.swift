/// The luma of an analysis frame in three sizes, for a search from coarse to fine.
struct MotionPyramid {
  let full: Plane
  private let half: Plane
  /// Nil where the half is too small to be halved.
  private let quarter: Plane?

  /// - Precondition: no side of `frame` is shorter than 2.
  init(_ frame: AnalysisFrame, kernels: Kernels) {
    full = frame.luma
    half = frame.half
    quarter =
      min(half.width, half.height) < 2 ? nil : half.withView { kernels.boxReduce($0, factor: 2) }
  }

  /// Where the blocks of this picture were in `before`, a picture of the same size.
  func blocks(after before: MotionPyramid, on grid: BlockGrid, kernels: Kernels) -> [MotionBlock] {
    let cells = shifts(after: before, kernels: kernels)
    return before.withLevels { before in
      withLevels { kernels.blockMotion(before, $0, cells: cells, grid: grid) }
    }
  }

  private func shifts(after before: MotionPyramid, kernels: Kernels) -> CellShifts {
    guard let quarter, let earlier = before.quarter else {
      return CellShifts(width: half.width / 2, height: half.height / 2)
    }
    return earlier.withView { earlier in
      quarter.withView { kernels.cellSearch(earlier, $0, radius: CellShifts.radius) }
    }
  }

  private func withLevels<R>(_ body: (MotionLevels) -> R) -> R {
    full.withView { full in half.withView { body(MotionLevels(full: full, half: $0)) } }
  }
}
