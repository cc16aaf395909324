/// Turns planes of one size into codes and keys inside one crop box.
struct CodeRegions {
  let width: Int
  let height: Int
  /// Wide, medium, tight.
  private let regions: [Region]

  init(width: Int, height: Int, box: CropFractions) {
    self.width = width
    self.height = height
    regions = FingerprintMoment.shares.map {
      Region(width: width, height: height, box: box.centre($0))
    }
  }

  /// The code of everything inside the box.
  func wideCode(of plane: Plane, kernels: Kernels) -> ContrastCode {
    plane.withView { regions[0].code(of: $0, kernels: kernels) }
  }

  /// The moment at which `plane` is shown and `wide` is the code of all of it.
  func moment(
    of plane: Plane, wide: ContrastCode, start: Int32, end: Int32, kernels: Kernels
  ) -> FingerprintMoment {
    plane.withView { view in
      let keys = regions.map { $0.key(of: view, kernels: kernels) }
      return FingerprintMoment(
        start: start, end: end, wide: RegionCode(code: wide, key: keys[0]),
        medium: RegionCode(code: regions[1].code(of: view, kernels: kernels), key: keys[1]),
        tight: RegionCode(code: regions[2].code(of: view, kernels: kernels), key: keys[2]))
    }
  }

  /// The cells of one region.
  private struct Region {
    let codeColumns: AreaTaps
    let codeRows: AreaTaps
    let keyColumns: AreaTaps
    let keyRows: AreaTaps

    init(width: Int, height: Int, box: CropFractions) {
      func taps(_ from: Double, _ to: Double, _ length: Int, _ count: Int) -> AreaTaps {
        AreaTaps(
          from: from * Double(length), to: to * Double(length), count: count, length: length)
      }
      codeColumns = taps(box.left, box.right, width, ContrastCode.side)
      codeRows = taps(box.top, box.bottom, height, ContrastCode.side)
      keyColumns = taps(box.left, box.right, width, CoarseKey.side)
      keyRows = taps(box.top, box.bottom, height, CoarseKey.side)
    }

    func code(of plane: PlaneView, kernels: Kernels) -> ContrastCode {
      ContrastCode(cells: kernels.areaAverage(plane, columns: codeColumns, rows: codeRows))
    }

    func key(of plane: PlaneView, kernels: Kernels) -> CoarseKey {
      CoarseKey(cells: kernels.areaAverage(plane, columns: keyColumns, rows: keyRows))
    }
  }
}
