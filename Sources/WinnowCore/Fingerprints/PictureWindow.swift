/// A part of the pictures of a fingerprint, ready to be read: its codes and keys.
struct PictureWindow: Hashable, Sendable {
  let fractions: CropFractions
  private let codeColumns: AreaTaps
  private let codeRows: AreaTaps
  private let keyColumns: AreaTaps
  private let keyRows: AreaTaps

  static let whole = PictureWindow(.whole)

  init(_ fractions: CropFractions) {
    let columns = AxisTaps(from: fractions.left, to: fractions.right)
    let rows = AxisTaps(from: fractions.top, to: fractions.bottom)
    self.init(fractions, columns: columns, rows: rows)
  }

  private init(_ fractions: CropFractions, columns: AxisTaps, rows: AxisTaps) {
    self.fractions = fractions
    (codeColumns, keyColumns) = (columns.code, columns.key)
    (codeRows, keyRows) = (rows.code, rows.key)
  }

  /// Hundredths of a side that `inside` takes off at most.
  static let widestStrip = 25

  /// The window whose sides lie `strips` hundredths, each 0...`widestStrip`, inside the picture's.
  static func inside(_ strips: Strips) -> PictureWindow {
    let fractions = CropFractions.whole.inside(
      left: Double(strips.left) / 100, top: Double(strips.top) / 100,
      right: Double(strips.right) / 100, bottom: Double(strips.bottom) / 100)
    return PictureWindow(
      fractions ?? .whole, columns: AxisTaps.all[strips.left][strips.right],
      rows: AxisTaps.all[strips.top][strips.bottom])
  }

  /// What is taken off the sides, in hundredths of them.
  struct Strips: Hashable, Sendable {
    var left = 0
    var top = 0
    var right = 0
    var bottom = 0
  }

  /// How one axis is shared out to the cells of codes and keys.
  private struct AxisTaps: Sendable {
    let code: AreaTaps
    let key: AreaTaps

    /// By the hundredths taken off at the start and at the end.
    static let all: [[AxisTaps]] = (0...widestStrip).map { start in
      (0...widestStrip).map { end in
        AxisTaps(from: Double(start) / 100, to: 1 - Double(end) / 100)
      }
    }

    init(from: Double, to: Double) {
      let length = FingerprintMoment.side
      code = AreaTaps(fromShare: from, to: to, count: ContrastCode.side, length: length)
      key = AreaTaps(fromShare: from, to: to, count: CoarseKey.side, length: length)
    }
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
