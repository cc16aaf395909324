/// Reduces planes of one size to the pictures of moments.
struct MomentReader {
  private let width: Int
  private let height: Int
  private let inside: Taps
  /// nil where there are no bars.
  private let whole: Taps?

  init(_ plane: Plane, box: CropFractions?) {
    (width, height) = (plane.width, plane.height)
    inside = Taps(plane, box ?? .whole)
    whole = box == nil ? nil : Taps(plane, .whole)
  }

  func fits(_ plane: Plane) -> Bool { plane.width == width && plane.height == height }

  func picture(of plane: Plane, kernels: Kernels) -> Plane { inside.read(plane, kernels) }

  func frame(of plane: Plane, kernels: Kernels) -> Plane? { whole?.read(plane, kernels) }

  private struct Taps {
    let columns: AreaTaps
    let rows: AreaTaps

    init(_ plane: Plane, _ box: CropFractions) {
      let side = FingerprintMoment.side
      columns = AreaTaps(fromShare: box.left, to: box.right, count: side, length: plane.width)
      rows = AreaTaps(fromShare: box.top, to: box.bottom, count: side, length: plane.height)
    }

    func read(_ plane: Plane, _ kernels: Kernels) -> Plane {
      plane.withView { kernels.areaAveragePlane($0, columns: columns, rows: rows) }
    }
  }
}
