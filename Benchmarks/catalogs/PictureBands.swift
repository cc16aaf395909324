import TestSupport
import WinnowCore

/// A shot's pictures taken apart into coarse, middle and fine detail.
struct PictureBands: Sendable {
  enum Band: Int, CaseIterable {
    case coarse, middle, fine
  }

  /// Moments of a clip.
  static let moments = 25
  static let side = FingerprintMoment.side
  /// Squares along each side of the pictures that hold the coarse and the middle detail.
  private static let squares = [4, 10]

  /// Crops of a shot that clips are made of.
  private static let crops = 32

  /// The crops of each band, moment by moment; in the middle and the fine one 128 stands for nothing.
  private let crops: [[[Plane]]]

  /// - Parameter seed: what the crops are drawn by.
  init(of shot: RealShot, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pictures = (0..<Self.moments).map { moment in
      // There and back again, so that no moment jumps.
      let turn = moment % max(1, 2 * shot.pictures.count - 2)
      return shot.pictures[min(turn, max(0, 2 * shot.pictures.count - 2 - turn))]
    }
    let coarse = pictures.map { $0.smoothed(squares: Self.squares[0]) }
    let middle = pictures.map { $0.smoothed(squares: Self.squares[1]) }
    let planes = [coarse, Self.differences(middle, coarse), Self.differences(pictures, middle)]
    crops = Band.allCases.map { band in
      (0..<Self.crops).map { _ in Self.cropping(planes[band.rawValue], band, &random) }
    }
  }

  /// One of the crops of a band, moment by moment.
  func crop(_ band: Band, _ random: inout SeededGenerator) -> [Plane] {
    crops[band.rawValue][Int.random(in: 0..<Self.crops, using: &random)]
  }

  private static func differences(_ a: [Plane], _ b: [Plane]) -> [Plane] {
    zip(a, b).map { a, b in
      Plane(width: side, height: side) { x, y in
        UInt8(clamping: 128 + Int(a[x, y]) - Int(b[x, y]))
      }
    }
  }

  /// A band of all moments, cropped at random and, but for the coarse one, turned over at random.
  private static func cropping(
    _ planes: [Plane], _ band: Band, _ random: inout SeededGenerator
  ) -> [Plane] {
    let share = Double.random(in: 0.4...1, using: &random)
    let x = Double.random(in: 0...1 - share, using: &random)
    let y = Double.random(in: 0...1 - share, using: &random)
    let isMirrored = Bool.random(using: &random)
    let isUpsideDown = band != .coarse && Bool.random(using: &random)
    return planes.map { plane in
      plane.stretched(x: x, y: y, share: share).turned(isMirrored, isUpsideDown)
    }
  }
}

extension Plane {
  /// The part with its corner at (x, y) and `share` of each side, as large as the whole was.
  func stretched(x: Double, y: Double, share: Double) -> Plane {
    let columns = AreaTaps(
      from: x * Double(width), to: (x + share) * Double(width), count: width, length: width)
    let rows = AreaTaps(
      from: y * Double(height), to: (y + share) * Double(height), count: height, length: height)
    return withView { Kernels.best.areaAveragePlane($0, columns: columns, rows: rows) }
  }

  /// Turned over, across and up and down.
  func turned(_ isMirrored: Bool, _ isUpsideDown: Bool) -> Plane {
    guard isMirrored || isUpsideDown else { return self }
    var turned = self
    turned.withMutableSamples { samples in
      for y in 0..<height {
        for x in 0..<width {
          samples[y * width + x] =
            self[isMirrored ? width - 1 - x : x, isUpsideDown ? height - 1 - y : y]
        }
      }
    }
    return turned
  }

  /// Means of squares, drawn out linearly between their middles.
  fileprivate func smoothed(squares: Int) -> Plane {
    let taps = AreaTaps(length: PictureBands.side, count: squares)
    let means = withView { Kernels.best.areaAveragePlane($0, columns: taps, rows: taps) }
    func place(_ sample: Int) -> (Int, Int, Double) {
      let middle = (Double(sample) + 0.5) * Double(squares) / Double(width) - 0.5
      let at = max(0, min(Double(squares - 1), middle))
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
