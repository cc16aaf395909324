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
    let reduced =
      factor == 2
      ? frame.half : frame.luma.withView { kernels.boxReduce($0, factor: min(256, factor)) }
    let thumb = thumb(of: reduced)
    let moments = thumb.withView { thumb in black.withView { kernels.difference(thumb, $0) } }
    return FrameFeatures(
      thumb: thumb, moments: moments, energy: blockEnergy(of: reduced),
      profiles: ThumbProfiles(of: thumb), picture: PictureBlocks(of: thumb),
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

  /// Mean of gx^2 + gy^2, forward differences, in 8 x 4 blocks.
  private func blockEnergy(of plane: Plane) -> [Double] {
    plane.withView { view in
      kernels.gradientEnergy(view).enumerated().map { block, sum in
        Double(sum) / Double(max(1, EnergyBlock(block, of: view).count))
      }
    }
  }
}
