/// Reduces analysis frames to the features the rules read.
struct FeatureReader {
  /// Samples of the short side of the plane whose edges are measured: fine enough for them to
  /// soften visibly in a blend, coarse enough to be cheap.
  private static let edgeSide = 90

  private let kernels: Kernels
  private let black = Plane(width: FrameFeatures.columns, height: FrameFeatures.rows)
  private var taps: (width: Int, height: Int, columns: AreaTaps, rows: AreaTaps)?

  init(kernels: Kernels) {
    self.kernels = kernels
  }

  mutating func features(of frame: AnalysisFrame, after previous: Plane?) -> FrameFeatures {
    let factor = max(1, min(frame.luma.width, frame.luma.height) / Self.edgeSide)
    let reduced = frame.luma.withView { kernels.boxReduce($0, factor: min(256, factor)) }
    let thumb = thumb(of: reduced)
    let moments = thumb.withView { thumb in black.withView { kernels.difference(thumb, $0) } }
    let energy = blockEnergy(of: reduced)
    return FrameFeatures(
      thumb: thumb, mean: moments.mean, deviation: moments.variance.squareRoot(),
      energy: energy, meanEnergy: energy.reduce(0, +) / Double(energy.count),
      flat: FlatPicture(thumb: thumb, moments: moments, kernels: kernels),
      difference: previous.map { kernels.blockDifference($0, thumb, radius: 0) } ?? 0)
  }

  private mutating func thumb(of plane: Plane) -> Plane {
    if taps?.width != plane.width || taps?.height != plane.height {
      taps = (
        plane.width, plane.height,
        AreaTaps(length: plane.width, count: FrameFeatures.columns),
        AreaTaps(length: plane.height, count: FrameFeatures.rows)
      )
    }
    guard let taps else { return plane }
    return plane.withView {
      kernels.areaAveragePlane($0, columns: taps.columns, rows: taps.rows)
    }
  }

  /// Mean of gx^2 + gy^2, forward differences, in 8 x 4 blocks; the last column and row have no
  /// successor and are left out.
  private func blockEnergy(of plane: Plane) -> [Double] {
    let (width, height) = (plane.width - 1, plane.height - 1)
    return plane.withView { view in
      (0..<32).map { block in
        let (x, y) = (block % 8 * width / 8, block / 8 * height / 4)
        let w = (block % 8 + 1) * width / 8 - x
        let h = (block / 8 + 1) * height / 4 - y
        guard w > 0, h > 0 else { return 0 }
        let here = view.cropped(to: PixelRect(x: x, y: y, width: w, height: h))
        let right = view.cropped(to: PixelRect(x: x + 1, y: y, width: w, height: h))
        let below = view.cropped(to: PixelRect(x: x, y: y + 1, width: w, height: h))
        let squares =
          kernels.difference(right, here).squares + kernels.difference(below, here).squares
        return Double(squares) / Double(w * h)
      }
    }
  }
}
