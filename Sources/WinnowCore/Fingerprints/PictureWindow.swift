/// A part of the pictures of a fingerprint, ready to be read: its codes and keys.
struct PictureWindow: Hashable, Sendable {
  let fractions: CropFractions
  private let codeColumns: AreaTaps
  private let codeRows: AreaTaps
  private let keyColumns: AreaTaps
  private let keyRows: AreaTaps

  static let whole = PictureWindow(.whole)

  init(_ fractions: CropFractions) {
    func taps(_ from: Double, _ to: Double, _ count: Int) -> AreaTaps {
      let length = FingerprintMoment.side
      return AreaTaps(
        from: from * Double(length), to: to * Double(length), count: count, length: length)
    }
    self.fractions = fractions
    codeColumns = taps(fractions.left, fractions.right, ContrastCode.side)
    codeRows = taps(fractions.top, fractions.bottom, ContrastCode.side)
    keyColumns = taps(fractions.left, fractions.right, CoarseKey.side)
    keyRows = taps(fractions.top, fractions.bottom, CoarseKey.side)
  }

  func code(of picture: Plane, kernels: Kernels) -> ContrastCode {
    picture.withView {
      kernels.contrastCode(kernels.areaAverage($0, columns: codeColumns, rows: codeRows))
    }
  }

  func key(of picture: Plane, kernels: Kernels) -> CoarseKey {
    picture.withView {
      CoarseKey(cells: kernels.areaAverage($0, columns: keyColumns, rows: keyRows))
    }
  }
}
