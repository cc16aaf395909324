/// What metrics of a frame alone need of its luma, read once, band by band.
struct LumaStatistics {
  /// Columns of the stripes, evenly spread, of which steps between rows are taken where not all rows
  /// are read: bands would cut them.
  static let stripe = 256
  /// Rows that a band needs for blocks of its own.
  static let fewestRows = 8

  let bins: [UInt32]
  private(set) var gradients = Gradients()
  /// Mean sizes of residuals, of blocks that are not flat.
  private(set) var residuals: [Float] = []
  private(set) var contours = Contours(counts: [], levels: [])
  /// How far steps between columns, and between rows, exceed those beside them.
  private(set) var columnSteps: [UInt32]
  private(set) var rowSteps: [UInt32]

  init(_ luma: PlaneView, bands: RowBands, kernels: Kernels) {
    columnSteps = [UInt32](repeating: 0, count: max(0, luma.width - 3))
    rowSteps = [UInt32](repeating: 0, count: max(0, luma.height - 3))
    bins = kernels.histogram(luma.everyRow(2 * bands.spacing - 1))
    addBands(of: luma, bands, kernels)
    addContours(of: luma, bands.spacing, kernels)
    addRowSteps(of: luma, bands.spacing, kernels)
  }

  private mutating func addBands(of luma: PlaneView, _ bands: RowBands, _ kernels: Kernels) {
    // Bands of half a block are joined by twos.
    var half: Gradients?
    for rows in bands.ranges {
      kernels.addColumnSteps(luma.rows(rows), to: &columnSteps)
      var block = kernels.gradients(luma, rows: rows)
      if let upper = half { block += upper }
      half = half == nil && 2 * rows.count <= Gradients.mostRows ? block : nil
      if half == nil { add(block) }
    }
    if let half { add(half) }
  }

  private mutating func addContours(of luma: PlaneView, _ spacing: Int, _ kernels: Kernels) {
    for rows in RowBands.ranges(of: Contours.blockSide, spacing: spacing, in: luma.height)
    where rows.count >= Self.fewestRows {
      let found = kernels.contours(luma, rows: rows)
      contours.counts += found.counts
      contours.levels += found.levels
    }
  }

  private mutating func addRowSteps(of luma: PlaneView, _ spacing: Int, _ kernels: Kernels) {
    let (stripe, spacing) = spacing > 1 ? (Self.stripe, 2 * spacing) : (luma.width, 1)
    for columns in RowBands.ranges(of: stripe, spacing: spacing, in: luma.width) {
      let rect = PixelRect(
        x: columns.lowerBound, y: 0, width: columns.count, height: luma.height)
      kernels.addRowSteps(luma.cropped(to: rect), to: &rowSteps)
    }
  }

  private mutating func add(_ block: Gradients) {
    gradients += block
    // Rows of bars have no residuals: they would make those of blocks they cut too low.
    guard block.unevenRows >= Self.fewestRows else { return }
    let samples = Float(block.unevenRows * Gradients.blockColumns)
    for sum in block.blocks where sum > 0 { residuals.append(Float(sum) / samples) }
  }
}
