/// Kernels over bands of rows of a native plane; those that need neighbours above and below read them
/// outside the band.
extension Kernels {
  /// How far the rows of `previous` stand out between those of `plane`, by the parity of the rows.
  ///
  /// - Precondition: both planes have the same size and hold `rows`.
  public func fieldCombs(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FieldCombs {
    precondition(plane.width == previous.width && plane.height == previous.height)
    precondition(plane.holds(rows))
    return table?.fieldCombs(plane, previous: previous, rows: rows)
      ?? ScalarReference.fieldCombs(plane, previous: previous, rows: rows)
  }

  /// How `rows` differ from those of `previous`.
  ///
  /// - Precondition: both planes have the same size and hold `rows`.
  public func change(_ plane: PlaneView, previous: PlaneView, rows: Range<Int>) -> FrameChange {
    precondition(plane.width == previous.width && plane.height == previous.height)
    precondition(plane.holds(rows))
    return table?.change(plane, previous: previous, rows: rows)
      ?? ScalarReference.change(plane, previous: previous, rows: rows)
  }

  /// Sobel gradients and residuals of the samples of `rows` with eight neighbours.
  ///
  /// - Precondition: `plane` holds `rows`, which are at most `Gradients.mostRows`.
  public func gradients(_ plane: PlaneView, rows: Range<Int>) -> Gradients {
    precondition(plane.holds(rows) && rows.count <= Gradients.mostRows)
    return table?.gradients(plane, rows: rows) ?? ScalarReference.gradients(plane, rows: rows)
  }

  /// Contours of `rows`, in as many blocks as are whole in width.
  ///
  /// - Precondition: `plane` holds `rows`, which are at most `Contours.blockSide`.
  public func contours(_ plane: PlaneView, rows: Range<Int>) -> Contours {
    precondition(plane.holds(rows) && rows.count <= Contours.blockSide)
    return table?.contours(plane, rows: rows) ?? ScalarReference.contours(plane, rows: rows)
  }

  /// Adds to `sums`, over all rows, how far the step between columns x + 1 and x + 2 exceeds both
  /// steps beside it, at most 2 levels.
  ///
  /// - Precondition: `sums` has a place for each x in 0..<width - 3.
  public func addColumnSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    precondition(sums.count >= plane.width - 3)
    guard let table else { return ScalarReference.addColumnSteps(plane, to: &sums) }
    table.addColumnSteps(plane, to: &sums)
  }

  /// The same of rows, over all columns.
  ///
  /// - Precondition: `sums` has a place for each y in 0..<height - 3.
  public func addRowSteps(_ plane: PlaneView, to sums: inout [UInt32]) {
    precondition(sums.count >= plane.height - 3)
    guard let table else { return ScalarReference.addRowSteps(plane, to: &sums) }
    table.addRowSteps(plane, to: &sums)
  }

  /// For each lag in 0..<lags, the sum of products of values that far apart.
  ///
  /// - Precondition: `values` are -512...512 and `lags` at most as many.
  public func autocorrelation(_ values: [Int16], lags: Int) -> [Int] {
    precondition(lags <= values.count)
    return table?.autocorrelation(values, lags: lags)
      ?? ScalarReference.autocorrelation(values, lags: lags)
  }
}

extension PlaneView {
  fileprivate func holds(_ rows: Range<Int>) -> Bool {
    !rows.isEmpty && rows.lowerBound >= 0 && rows.upperBound <= height
  }
}

extension Gradients {
  /// How many samples of `rows` have eight neighbours.
  static func count(_ plane: PlaneView, rows: Range<Int>) -> Int {
    max(0, plane.width - 2) * inner(plane, rows).count
  }

  static func inner(_ plane: PlaneView, _ rows: Range<Int>) -> Range<Int> {
    rows.clamped(to: 1..<max(1, plane.height - 1))
  }
}
