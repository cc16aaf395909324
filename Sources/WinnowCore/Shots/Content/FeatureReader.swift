/// Reduces analysis frames to the features the rules read.
struct FeatureReader {
  private let kernels: Kernels
  private var taps: (width: Int, height: Int, columns: AreaTaps, rows: AreaTaps)?

  init(kernels: Kernels) {
    self.kernels = kernels
  }

  mutating func features(of frame: AnalysisFrame, after previous: Plane?) -> FrameFeatures {
    let fine = doubleThumb(of: frame.luma)
    let thumb = fine.withView { kernels.boxReduce($0, factor: 2) }
    let moments = kernels.moments(of: thumb)
    let energy = blockEnergy(of: fine)
    return FrameFeatures(
      thumb: thumb, mean: moments.mean, deviation: moments.variance.squareRoot(),
      squares: moments.squares, energy: energy,
      meanEnergy: energy.reduce(0, +) / Double(energy.count),
      flat: FlatPicture(thumb: thumb, moments: moments, kernels: kernels),
      difference: previous.map { kernels.blockDifference($0, thumb, radius: 0) } ?? 0)
  }

  /// 128 x 72 samples: fine enough for edges to soften visibly in a blend, and twice the thumb.
  private mutating func doubleThumb(of luma: Plane) -> Plane {
    if taps?.width != luma.width || taps?.height != luma.height {
      taps = (
        luma.width, luma.height,
        AreaTaps(length: luma.width, count: FrameFeatures.columns * 2),
        AreaTaps(length: luma.height, count: FrameFeatures.rows * 2)
      )
    }
    guard let taps else { return luma }
    return luma.withView {
      kernels.areaAveragePlane($0, columns: taps.columns, rows: taps.rows)
    }
  }

  /// Mean of gx^2 + gy^2, forward differences, in 8 x 4 blocks; the last column and row of the
  /// plane have no successor and are left out.
  private func blockEnergy(of fine: Plane) -> [Double] {
    let (width, height) = (fine.width / 8, fine.height / 4)
    return fine.withView { view in
      (0..<32).map { block in
        let (left, top) = (block % 8 * width, block / 8 * height)
        let (w, h) = (min(width, fine.width - 1 - left), min(height, fine.height - 1 - top))
        let here = view.cropped(to: PixelRect(x: left, y: top, width: w, height: h))
        let right = view.cropped(to: PixelRect(x: left + 1, y: top, width: w, height: h))
        let below = view.cropped(to: PixelRect(x: left, y: top + 1, width: w, height: h))
        let squares =
          kernels.difference(right, here).squares + kernels.difference(below, here).squares
        return Double(squares) / Double(w * h)
      }
    }
  }
}
