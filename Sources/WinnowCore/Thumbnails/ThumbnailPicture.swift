/// A frame as a small picture for the eye: upright, with square pixels, full range, the matrix of
/// BT.601, chroma at half the size of luma.
package struct ThumbnailPicture: Hashable, Sendable {
  /// Samples along the longer side, where the frame has as many.
  package static let longSide = 128

  package private(set) var luma: Plane
  package private(set) var u: Plane
  package private(set) var v: Plane

  /// - Parameters:
  ///   - frame: lends chroma.
  ///   - reduced: the analysis frame of the same picture, which has its luma.
  ///   - aspect: width of a stored sample by its height.
  package init(
    _ frame: FrameView, reduced: AnalysisFrame, aspect: Double, kernels: Kernels = .best
  ) {
    let size = Self.size(of: frame, aspect: aspect)
    let luma = Self.averaged(
      reduced.luma, width: 2 * size.width, height: 2 * size.height, kernels)
    let chroma = frame.chroma.map { u, v in
      (Self.chroma(u, frame, size, kernels), Self.chroma(v, frame, size, kernels))
    }
    let none = { Plane(width: size.width, height: size.height, filledWith: 128) }
    self.luma = luma
    (u, v) = chroma ?? (none(), none())
    ThumbnailColours(frame.range, frame.matrix).convert(luma: &self.luma, u: &u, v: &v)
  }

  /// Of chroma: half that of luma, as shown.
  private static func size(of frame: FrameView, aspect: Double) -> (width: Int, height: Int) {
    let (width, height) = (
      Double(frame.luma.width) * (aspect > 0 ? aspect : 1), Double(frame.luma.height)
    )
    let scale = min(1, Double(longSide) / max(width, height))
    let half = { (side: Double) in max(1, Int((side * scale / 2).rounded())) }
    let (across, down) = (half(width), half(height))
    return frame.orientation.swapsSides ? (down, across) : (across, down)
  }

  private static func chroma(
    _ plane: PlaneView, _ frame: FrameView, _ shown: (width: Int, height: Int),
    _ kernels: Kernels
  ) -> Plane {
    let swaps = frame.orientation.swapsSides
    let (width, height) = swaps ? (shown.height, shown.width) : shown
    return averaged(plane, width: width, height: height, kernels).turned(by: frame.orientation)
  }

  private static func averaged(
    _ plane: PlaneView, width: Int, height: Int, _ kernels: Kernels
  ) -> Plane {
    kernels.areaAveragePlane(
      plane, columns: AreaTaps(length: plane.width, count: width),
      rows: AreaTaps(length: plane.height, count: height))
  }

  private static func averaged(_ plane: Plane, width: Int, height: Int, _ kernels: Kernels)
    -> Plane
  {
    if plane.width == width, plane.height == height { return plane }
    return plane.withView { averaged($0, width: width, height: height, kernels) }
  }
}
