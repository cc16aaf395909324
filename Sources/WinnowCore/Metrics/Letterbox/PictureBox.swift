/// The part of the picture as shown inside bars, found from the letterbox scores of several frames.
///
/// A bar counts as far as nine in ten judged frames have it, so that a dark scene makes no bar and a
/// single bad frame breaks none. Bars on opposite edges that differ by at most 15 % are believed
/// wherever a frame shows them; others only where half of all frames agree on them. Bars under half a
/// hundredth of a side are not believed, nor those that leave less than two fifths of it.
package struct PictureBox: MarginBox, Hashable, Sendable {
  static let thinnest = 0.005
  static let asymmetry = 0.15
  /// Bars of three fifths of a side, and rounding.
  static let smallestPicture = 0.38
  static let widestBars = 0.62
  /// Letterbox scores are shares rounded to 32 bits; two lines of a small picture are this much.
  static let lineTolerance = 0.011

  /// Width of the bars as shares of the picture's sides.
  package var left = 0.0
  package var top = 0.0
  package var right = 0.0
  package var bottom = 0.0

  /// The box for sampled frames `samples` of the given scores, by name.
  package init(scores: [String: [Float]], samples: Range<Int>) {
    func bar(_ edge: String) -> Bar {
      let shares = scores["letterbox.\(edge)"]
      return Bar(samples.map { shares?[$0] ?? .nan })
    }
    (left, right) = Self.believed(bar("left"), bar("right"))
    (top, bottom) = Self.believed(bar("top"), bar("bottom"))
  }

  private static func believed(_ a: Bar, _ b: Bar) -> (Double, Double) {
    let (p, q) = (a.share, b.share)
    let isPair =
      abs(p - q) <= max(lineTolerance, asymmetry * max(p, q)) && min(p, q) >= thinnest
    let pair = isPair ? (p, q) : (a.believedAlone, b.believedAlone)
    return 1 - pair.0 - pair.1 >= smallestPicture ? pair : (0, 0)
  }

  /// The box as the fingerprints take it; nil for the whole picture.
  package var fractions: CropFractions? {
    guard left + top + right + bottom > 0 else { return nil }
    return CropFractions(left: left, top: top, right: 1 - right, bottom: 1 - bottom)
  }
}

/// What several frames say of the bar along one edge.
private struct Bar {
  /// As far as nine in ten judged frames have it; 0 where none is judged.
  let share: Double
  /// Whether half of all frames are judged, and three quarters of those agree.
  private let isSteady: Bool

  init(_ shares: [Float]) {
    let judged = shares.filter(\.isFinite).map(Double.init).sorted()
    guard let last = judged.indices.last else {
      (share, isSteady) = (0, false)
      return
    }
    share = judged[last / 10]
    isSteady =
      2 * judged.count >= shares.count
      && judged[last * 3 / 4] - share <= PictureBox.lineTolerance
  }

  var believedAlone: Double { isSteady && share >= PictureBox.thinnest ? share : 0 }
}
