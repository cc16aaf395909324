/// Luma and chroma reduced to one small size, at which colours are mixed: half the working size across,
/// a sixth down.
///
/// Only every third row is read, and means are taken of squares of what is left. Where chroma is stored
/// at half the size of luma and the picture is no larger than the working size, chroma is taken as it is
/// stored. Grey pictures get chroma without colour.
struct ColourGrid {
  private let luma: Plane
  private let u: Plane
  private let v: Plane
  private let kernels: Kernels

  /// - Parameter luma: at the working size.
  init(luma: PlaneView, chroma: (u: PlaneView, v: PlaneView)?, kernels: Kernels) {
    let rows = luma.everyThirdRow
    self.luma = kernels.boxReduce(rows, factor: min(2, rows.shortSide))
    let (width, height) = (self.luma.width, self.luma.height)
    let planes = chroma.map { u, v in
      (Self.reduce(u, width, height, kernels), Self.reduce(v, width, height, kernels))
    }
    let none = { Plane(width: width, height: height, filledWith: 128) }
    (u, v) = planes ?? (none(), none())
    self.kernels = kernels
  }

  private static func reduce(_ plane: PlaneView, _ width: Int, _ height: Int, _ kernels: Kernels)
    -> Plane
  {
    let rows = plane.everyThirdRow
    let factor = max(1, rows.width / width)
    if factor <= 256, rows.width / factor == width, rows.height / factor == height {
      return kernels.boxReduce(rows, factor: factor)
    }
    return kernels.areaAveragePlane(
      rows, columns: AreaTaps(length: rows.width, count: width),
      rows: AreaTaps(length: rows.height, count: height))
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

extension PlaneView {
  /// Rows 0, 3, 6, ...
  fileprivate var everyThirdRow: PlaneView {
    PlaneView(base: base, width: width, height: (height + 2) / 3, stride: 3 * stride)
  }
}
