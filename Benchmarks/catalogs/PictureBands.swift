import TestSupport
import WinnowCore

/// A shot's pictures, cropped and turned at random and taken apart into coarse, middle and fine detail.
struct PictureBands: Sendable {
  /// Moments of a clip.
  static let moments = 25
  static let side = FingerprintMoment.side
  /// Squares along each side of the pictures that hold the coarse and the middle detail.
  private static let squares = [4, 10]

  /// Of each moment, one after the other, for each band.
  let bands: [[Int16]]

  init(of shot: RealShot, _ random: inout SeededGenerator) {
    let share = Double.random(in: 0.5...1, using: &random)
    let (x, y) = (
      Double.random(in: 0...1 - share, using: &random),
      Double.random(in: 0...1 - share, using: &random)
    )
    let isMirrored = Bool.random(using: &random)
    var bands = [[Int16]](repeating: [], count: 3)
    for moment in 0..<Self.moments {
      // There and back again, so that no moment jumps.
      let turn = moment % max(1, 2 * shot.pictures.count - 2)
      let picture = shot.pictures[min(turn, max(0, 2 * shot.pictures.count - 2 - turn))]
      let crop = picture.stretched(x: x, y: y, share: share, isMirrored: isMirrored)
      let coarse = crop.smoothed(squares: Self.squares[0])
      let middle = crop.smoothed(squares: Self.squares[1])
      for place in 0..<Self.side * Self.side {
        let (c, m, f) = (coarse.samples[place], middle.samples[place], crop.samples[place])
        bands[0].append(Int16(c))
        bands[1].append(Int16(m) - Int16(c))
        bands[2].append(Int16(f) - Int16(m))
      }
    }
    self.bands = bands
  }
}

extension Plane {
  /// The part with its corner at (x, y) and `share` of each side, as large as the whole was.
  func stretched(x: Double, y: Double, share: Double, isMirrored: Bool) -> Plane {
    let side = Double(PictureBands.side)
    let columns = AreaTaps(
      from: x * side, to: (x + share) * side, count: PictureBands.side, length: width)
    let rows = AreaTaps(
      from: y * side, to: (y + share) * side, count: PictureBands.side, length: height)
    let part = withView { Kernels.best.areaAveragePlane($0, columns: columns, rows: rows) }
    guard isMirrored else { return part }
    return Plane(width: width, height: height) { column, row in part[width - 1 - column, row] }
  }

  /// Means of squares, drawn out linearly between their middles.
  func smoothed(squares: Int) -> Plane {
    let taps = AreaTaps(length: PictureBands.side, count: squares)
    let means = withView { Kernels.best.areaAveragePlane($0, columns: taps, rows: taps) }
    func place(_ sample: Int) -> (Int, Int, Double) {
      let at = max(
        0,
        min(
          Double(squares - 1), (Double(sample) + 0.5) * Double(squares) / Double(width) - 0.5))
      return (Int(at), min(squares - 1, Int(at) + 1), at - Double(Int(at)))
    }
    return Plane(width: width, height: height) { column, row in
      let (left, right, p) = place(column)
      let (above, below, q) = place(row)
      let top = Double(means[left, above]) * (1 - p) + Double(means[right, above]) * p
      let bottom = Double(means[left, below]) * (1 - p) + Double(means[right, below]) * p
      return UInt8(top * (1 - q) + bottom * q)
    }
  }
}
