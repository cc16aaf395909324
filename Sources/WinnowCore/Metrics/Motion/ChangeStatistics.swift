/// What metrics of a frame and the one before need of their luma, read once, band by band.
struct ChangeStatistics {
  private(set) var change = FrameChange()
  private(set) var combs = FieldCombs()

  init(_ luma: PlaneView, previous: PlaneView, bands: RowBands, kernels: Kernels) {
    for rows in bands.ranges {
      change += kernels.change(luma, previous: previous, rows: rows)
      combs += kernels.fieldCombs(luma, previous: previous, rows: rows)
    }
  }
}

extension FrameChange {
  /// The mean size of blurred differences, in stored levels.
  var motion: Double {
    Double(blurred) / Double(max(1, moments.count) * Self.partsOfLevel)
  }
}
