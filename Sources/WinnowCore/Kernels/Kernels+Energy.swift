extension Kernels {
  /// Sums of the squared differences to the right and downward in 8 x 4 blocks, row after row; the last
  /// column and row have no successor and are left out.
  public func gradientEnergy(_ plane: PlaneView) -> [Int64] {
    table?.gradientEnergy(plane) ?? ScalarReference.gradientEnergy(plane)
  }
}

/// The samples of `plane` that `Kernels.gradientEnergy` counts to one of its 8 x 4 blocks.
struct EnergyBlock {
  let columns: Range<Int>
  let rows: Range<Int>

  init(_ block: Int, of plane: PlaneView) {
    let (width, height) = (plane.width - 1, plane.height - 1)
    let (i, j) = (block % 8, block / 8)
    columns = i * width / 8..<(i + 1) * width / 8
    rows = j * height / 4..<(j + 1) * height / 4
  }

  var count: Int { columns.count * rows.count }
}
