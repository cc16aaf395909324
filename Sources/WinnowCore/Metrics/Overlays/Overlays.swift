/// How much of the picture lies under writing, subtitles, logos or watermarks, and the largest
/// rectangle free of them, without a model: by edges that stay where they are while the picture
/// moves.
///
/// Up to eight analysis frames a quarter of a second apart are compared, 1.75 s in all and 1 s at
/// least, so that subtitles count a second after they appear. Where the picture is too still to tell
/// an overlay from a background there is no value. Measured in cells of 8 x 8 samples.
package struct Overlays: Metric {
  package let scores =
    [
      ScoreDescription(
        "overlay.share",
        formula: "cells under dense edges that stay for 1.75 s amid motion / cells of the picture",
        unit: "share", range: ValueRange(0...1), better: .lower, scale: .analysis,
        source: "temporal persistence of gradients; Lienhart and Wernicke 2002 use it for text",
        needsOtherFrames: true)
    ]
    + ["left", "top", "right", "bottom"].map { edge in
      ScoreDescription(
        "overlay.\(edge)",
        formula:
          "what the largest rectangle of other cells leaves at the \(edge) / the picture's side",
        unit: "share", range: ValueRange(0...1), better: .lower, scale: .analysis,
        source: "largest rectangle free of text, as pipelines with text recognition crop to",
        needsOtherFrames: true)
    }

  /// Seconds between the frames compared, and how many there are at least and at most.
  static let interval = 0.25
  static let (fewest, most) = (5, 8)
  /// Jumps that follow each other faster than this, in seconds, are fast motion and no cuts.
  static let shortestShot = 0.5
  /// A rectangle that is still free is kept while it has this share of the largest one's area.
  static let keptShare = 0.8
  static let bounds = Persistence.Bounds(edge: 20, faint: 5, change: 16)

  private var planes: [Plane] = []
  /// The last rectangle free of overlays, in cells.
  private var lastFree: PixelRect?
  private var lastTaken = -Double.infinity
  private var lastJump = -Double.infinity

  package init() {}

  package mutating func watch(_ step: FrameStep) {
    let isCut = step.isJump && step.seconds - lastJump >= Self.shortestShot
    if step.isJump { lastJump = step.seconds }
    if isCut || step.previous == nil || step.seconds < lastTaken { forget() }
    guard step.seconds - lastTaken >= Self.interval - 0.001 else { return }
    lastTaken = step.seconds
    if planes.count == Self.most { planes.removeFirst() }
    planes.append(step.frame.luma)
  }

  private mutating func forget() {
    planes = []
    lastFree = nil
    lastTaken = -.infinity
  }

  package mutating func measure(_ sample: Sample) -> [Double?] {
    let none = [Double?](repeating: nil, count: scores.count)
    guard planes.count >= Self.fewest else { return none }
    let persistence = Plane.withViews(of: planes[...]) {
      sample.kernels.persistence($0, bounds: Self.bounds)
    }
    let cells = OverlayCells(persistence)
    guard let covered = cells.covered else { return none }
    let free = free(cells.grid, covered)
    let (width, height) = (Double(planes[0].width), Double(planes[0].height))
    return [
      Double(area(of: covered, cells.grid)) / (width * height), Double(free.x) / width,
      Double(free.y) / height, (width - Double(free.x + free.width)) / width,
      (height - Double(free.y + free.height)) / height,
    ]
  }

  /// Samples of the picture in covered cells.
  private func area(of covered: [Bool], _ grid: CellGrid) -> Int {
    covered.indices.reduce(0) { area, cell in
      guard covered[cell] else { return area }
      let (x, y) = (cell % grid.columns, cell / grid.columns)
      let part = samples(in: PixelRect(x: x, y: y, width: 1, height: 1))
      return area + part.width * part.height
    }
  }

  /// The largest rectangle of other cells, in samples; the whole picture where there is none. The
  /// one before is kept while it is free and hardly smaller, so that it does not jump about.
  private mutating func free(_ grid: CellGrid, _ covered: [Bool]) -> PixelRect {
    let all = PixelRect(x: 0, y: 0, width: grid.columns, height: grid.rows)
    let largest = grid.largestRectangle(without: covered) ?? all
    if let last = lastFree, grid.isFree(last, of: covered),
      Double(last.width * last.height) >= Self.keptShare * Double(largest.width * largest.height)
    {
      return samples(in: last)
    }
    lastFree = largest
    return samples(in: largest)
  }

  /// Whole cells as samples of the picture.
  private func samples(in cells: PixelRect) -> PixelRect {
    let side = Persistence.side
    let (x, y) = (cells.x * side, cells.y * side)
    return PixelRect(
      x: x, y: y, width: min(planes[0].width - x, cells.width * side),
      height: min(planes[0].height - y, cells.height * side))
  }
}
