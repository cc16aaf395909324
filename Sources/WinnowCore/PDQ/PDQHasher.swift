/// Makes the PDQ hashes of frames, one after another.
///
/// The reference blurs luma of the full picture twice by boxes and takes 64 x 64 samples of it. Each of
/// these is a weighted mean of few samples, so that one pass of weighted means gives all of them: the
/// hash is that of the full picture, not of a smaller one. It differs from the reference by the rounding
/// of its weights and by what red, green and blue lose where they are clipped.
///
/// Luma is taken as it is stored, as programs have it that convert by the matrix of BT.601 there and
/// back, whatever the stream says; vPDQ and OpenCV do. The whole picture counts, bars included, as it
/// is shown.
package struct PDQHasher: Sendable {
  /// The reference does not hash smaller pictures.
  private static let leastSide = 5

  private let kernels: Kernels
  private var latest: Taps?

  package init(kernels: Kernels = .best) {
    self.kernels = kernels
  }

  /// The hash of `frame` as it is shown; no bits and quality 0 where a side has fewer than 5 samples.
  package mutating func hash(_ frame: FrameView) -> RatedPDQ {
    let luma = frame.luma
    guard luma.shortSide >= Self.leastSide else {
      return RatedPDQ(hash: PDQHash(words: .zero), quality: 0)
    }
    let taps = taps(width: luma.width, height: luma.height, frame.orientation)
    let cells = kernels.areaAverage(luma, columns: taps.columns, rows: taps.rows)
    return PDQGrid(taps.orientation.swapsSides ? Self.transposed(cells) : cells, frame.range).rated
  }

  private mutating func taps(width: Int, height: Int, _ orientation: Orientation) -> Taps {
    if let latest, latest.isFor(width, height, orientation) { return latest }
    let taps = Taps(width: width, height: height, orientation)
    latest = taps
    return taps
  }

  private static func transposed(_ cells: [UInt16]) -> [UInt16] {
    let side = PDQGrid.side
    return (0..<side * side).map { cells[$0 % side * side + $0 / side] }
  }
}

/// How stored samples are shared out to the grid; that of a picture turned by a quarter has its rows
/// and columns exchanged.
private struct Taps: Sendable {
  let width: Int
  let height: Int
  let orientation: Orientation
  let columns: AreaTaps
  let rows: AreaTaps

  init(width: Int, height: Int, _ orientation: Orientation) {
    (self.width, self.height, self.orientation) = (width, height, orientation)
    let (isMirrored, rotation) = (orientation.isMirrored, orientation.rotation)
    // Turned clockwise by a quarter, the left column read upward is the top row.
    let fromRight = isMirrored != (rotation == .half || rotation == .threeQuarters)
    let fromBottom = rotation == .half || rotation == .quarter
    columns = .jarosz(length: width, isReversed: fromRight)
    rows = .jarosz(length: height, isReversed: fromBottom)
  }

  func isFor(_ width: Int, _ height: Int, _ orientation: Orientation) -> Bool {
    (self.width, self.height) == (width, height) && self.orientation == orientation
  }
}
