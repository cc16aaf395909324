/// How wide the bars along each edge of the picture as shown are, at native size.
///
/// Bars are lines of one level, along with what is written on them; dark ones stand alone, lighter
/// ones on opposite edges. An edge along which the picture itself may be as dark as a bar, so that
/// nothing tells where a bar would end, gives no judgement, and none does where less than two fifths
/// of a side would remain.
///
/// Rows are judged first, then columns between them, then rows once more between those, so that
/// bars all around do not make the picture's own lines look like theirs.
package struct Letterbox: Metric {
  package let scores = ["left", "top", "right", "bottom"].map { edge in
    ScoreDescription(
      "letterbox.\(edge)",
      formula: "lines of one level from the \(edge) edge inward / lines across the picture",
      unit: "share", range: ValueRange(0...1), better: .lower, scale: .native,
      source: "90 % of a line within 5 levels of the outermost line's median")
  }

  package init() {}

  package func measure(_ sample: Sample) -> [Double?] {
    let luma = sample.frame.luma
    let test = LetterboxTest(
      luma: luma, levels: sample.frame.range.lumaLevels, kernels: sample.kernels)
    let orientation = sample.frame.orientation
    guard let found = test.bars(rowsFirst: !orientation.swapsSides) else {
      return [nil, nil, nil, nil]
    }
    return orientation.shownEdges.map { edge in
      let lines = edge.isUpright ? luma.width : luma.height
      return found[edge].flatMap { $0.isCertain ? Double($0.width) / Double(lines) : nil }
    }
  }
}

/// Looks for bars along all edges of one plane.
private struct LetterboxTest {
  let luma: PlaneView
  let levels: [UInt8]
  let kernels: Kernels

  /// The bars by edge; nil where they leave too little of the picture to be bars.
  func bars(rowsFirst: Bool) -> [PlaneEdge: EdgeBar]? {
    let (first, second) = rowsFirst ? (Axis.rows, Axis.columns) : (.columns, .rows)
    let whole = PixelRect(x: 0, y: 0, width: luma.width, height: luma.height)
    let rough = pair(first, inside: whole)
    let strip = lit(first, whole, rough) ?? middle(first, whole)
    let across = pair(second, inside: strip)
    guard let between = lit(second, whole, across) else { return nil }
    let hasBars = between != whole
    let down = hasBars ? pair(first, inside: between) : rough
    guard lit(first, whole, down) != nil else { return nil }
    let (a, b) = (first.edges, second.edges)
    return [a.0: down.0, a.1: down.1, b.0: across.0, b.1: across.1]
  }

  private enum Axis {
    case rows, columns

    var edges: (PlaneEdge, PlaneEdge) { self == .rows ? (.top, .bottom) : (.left, .right) }
  }

  private func pair(_ axis: Axis, inside rect: PixelRect) -> (EdgeBar, EdgeBar) {
    func bar(_ edge: PlaneEdge) -> EdgeBar {
      EdgeBar(
        EdgeLines(luma, inside: rect, along: edge, kernels: kernels), levels: levels)
    }
    var (a, b) = (bar(axis.edges.0), bar(axis.edges.1))
    EdgeBar.compare(&a, &b)
    return (a, b)
  }

  /// What bars along one axis leave of `rect`; nil where that is too little.
  private func lit(_ axis: Axis, _ rect: PixelRect, _ bars: (EdgeBar, EdgeBar)) -> PixelRect? {
    var lit = rect
    let width = bars.0.width + bars.1.width
    switch axis {
    case .rows: (lit.y, lit.height) = (rect.y + bars.0.width, rect.height - width)
    case .columns: (lit.x, lit.width) = (rect.x + bars.0.width, rect.width - width)
    }
    let (all, left) = axis == .rows ? (rect.height, lit.height) : (rect.width, lit.width)
    return Double(left) >= PictureBox.smallestPicture * Double(all) && left > 0 ? lit : nil
  }

  private func middle(_ axis: Axis, _ rect: PixelRect) -> PixelRect {
    var middle = rect
    switch axis {
    case .rows: (middle.y, middle.height) = (rect.height / 3, max(1, rect.height / 3))
    case .columns: (middle.x, middle.width) = (rect.width / 3, max(1, rect.width / 3))
    }
    return middle
  }
}

extension Orientation {
  /// The stored edges that are shown at the left, top, right and bottom.
  fileprivate var shownEdges: [PlaneEdge] {
    // Clockwise, as a turn moves them.
    var stored: [PlaneEdge] = isMirrored ? [.right, .top, .left, .bottom] : PlaneEdge.allCases
    for _ in 0..<rotation.rawValue / 90 { stored = [stored[3]] + stored[0..<3] }
    return stored
  }
}
