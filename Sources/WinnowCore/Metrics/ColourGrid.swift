/// Luma and chroma reduced to one small size, at which colours are mixed: half the working size, every
/// second row.
///
/// Rows are left out rather than averaged, so that what is counted keeps its extremes. Where chroma is
/// stored at half the size of luma and the picture is no larger than the working size, chroma is
/// taken as it is stored. Grey pictures get chroma without colour.
struct ColourGrid {
  private static let every = 2

  private let luma: Plane
  private let u: Plane
  private let v: Plane
  private let kernels: Kernels

  /// - Parameter luma: at the working size.
  init(luma: PlaneView, chroma: (u: PlaneView, v: PlaneView)?, kernels: Kernels) {
    let factor = min(2, luma.shortSide)
    let (width, height) = (luma.width / factor, luma.height / factor)
    self.luma = kernels.boxReduce(luma, factor: factor, every: Self.every)
    let none = Plane(width: self.luma.width, height: self.luma.height, filledWith: 128)
    let planes = chroma.map { u, v in
      (Self.reduce(u, width, height, kernels), Self.reduce(v, width, height, kernels))
    }
    (u, v) = planes ?? (none, none)
    self.kernels = kernels
  }

  private static func reduce(_ plane: PlaneView, _ width: Int, _ height: Int, _ kernels: Kernels)
    -> Plane
  {
    let factor = max(1, plane.width / width)
    if factor <= 256, plane.width / factor == width, plane.height / factor == height {
      return kernels.boxReduce(plane, factor: factor, every: every)
    }
    let (columns, rows) = (
      AreaTaps(length: plane.width, count: width), AreaTaps(length: plane.height, count: height)
    )
    return kernels.areaAveragePlane(plane, columns: columns, rows: rows)
      .withView { kernels.boxReduce($0, factor: 1, every: every) }
  }

  func counts(_ mixing: ColourMixing, grey: UInt8) -> ColourCounts {
    luma.withView { luma in
      u.withView { u in
        v.withView { v in
          kernels.colours(luma: luma, u: u, v: v, mixing: mixing, grey: grey)
        }
      }
    }
  }
}
