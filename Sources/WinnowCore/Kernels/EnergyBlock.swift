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
