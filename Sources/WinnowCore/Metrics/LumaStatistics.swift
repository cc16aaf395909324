/// What metrics of a frame alone need of its luma, read once, band by band.
struct LumaStatistics {
  /// Columns of the stripes, evenly spread, of which steps between rows are taken where not all rows
  /// are read: bands would cut them.
  static let stripe = 512
  /// Rows that a band needs for blocks of its own.
  static let fewestRows = 8

  private(set) var bins = [UInt32](repeating: 0, count: 256)
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
    for rows in bands.ranges { add(luma, rows, kernels) }
    let stripe = bands.spacing > 1 ? Self.stripe : luma.width
    for columns in RowBands.ranges(of: stripe, spacing: bands.spacing, in: luma.width) {
      let rect = PixelRect(
        x: columns.lowerBound, y: 0, width: columns.count, height: luma.height)
      kernels.addRowSteps(luma.cropped(to: rect), to: &rowSteps)
    }
  }

  private mutating func add(_ luma: PlaneView, _ rows: Range<Int>, _ kernels: Kernels) {
    let band = luma.rows(rows)
    let counts = kernels.histogram(band)
    for value in bins.indices { bins[value] += counts[value] }
    kernels.addColumnSteps(band, to: &columnSteps)
    add(kernels.gradients(luma, rows: rows))
    guard rows.count >= Self.fewestRows else { return }
    let found = kernels.contours(luma, rows: rows)
    contours.counts += found.counts
    contours.levels += found.levels
  }

  private mutating func add(_ band: Gradients) {
    gradients.count += band.count
    gradients.roots += band.roots
    gradients.squares += band.squares
    gradients.residuals += band.residuals
    // Rows of bars have no residuals: they would make those of blocks they cut too low.
    guard band.unevenRows >= Self.fewestRows else { return }
    let samples = Float(band.unevenRows * Gradients.blockColumns)
    for sum in band.blocks where sum > 0 { residuals.append(Float(sum) / samples) }
  }
}
