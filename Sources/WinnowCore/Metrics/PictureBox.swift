/// The part of the picture as shown inside dark bars, found from the letterbox scores of several
/// frames.
///
/// A bar counts as far as nine in ten judged frames have it, so that a dark scene makes no bar and a
/// single bad frame breaks none. Bars on opposite edges differ by at most 15 %, or they are a dark
/// part of the picture; bars under 2 % and bars that leave less than 40 % are not believed. Source:
/// the near-copy prototype's rules.
public struct PictureBox: Hashable, Sendable {
  static let thinnest = 0.02
  static let asymmetry = 0.15
  static let smallestPicture = 0.4
  /// Letterbox scores are shares rounded to 32 bits; two lines of a small picture are this much.
  static let lineTolerance = 0.011

  /// Width of the bars as shares of the picture's sides.
  public var left = 0.0
  public var top = 0.0
  public var right = 0.0
  public var bottom = 0.0

  /// The box for sampled frames `samples` of the given scores, by name.
  public init(scores: [String: [Float]], samples: Range<Int>) {
    func bar(_ edge: String) -> Double {
      let judged = samples.compactMap { scores["letterbox.\(edge)"]?[$0] }.filter(\.isFinite)
      let sorted = judged.sorted()
      return sorted.isEmpty ? 0 : Double(sorted[(sorted.count - 1) / 10])
    }
    (left, right) = Self.believed(bar("left"), bar("right"))
    (top, bottom) = Self.believed(bar("top"), bar("bottom"))
  }

  private static func believed(_ a: Double, _ b: Double) -> (Double, Double) {
    let isSymmetric = abs(a - b) <= max(lineTolerance, asymmetry * max(a, b))
    let isWideEnough = min(a, b) >= thinnest
    return isSymmetric && isWideEnough && 1 - a - b >= smallestPicture ? (a, b) : (0, 0)
  }

  /// The box in whole pixels of a shown picture of `width` x `height`.
  public func pixels(width: Int, height: Int) -> PixelRect {
    let x = Int((left * Double(width)).rounded())
    let y = Int((top * Double(height)).rounded())
    let (trailing, below) = (
      Int((right * Double(width)).rounded()), Int((bottom * Double(height)).rounded())
    )
    return PixelRect(
      x: x, y: y, width: max(1, width - x - trailing), height: max(1, height - y - below))
  }

  /// The box as the fingerprints take it; nil for the whole picture.
  public var fractions: CropFractions? {
    guard left + top + right + bottom > 0 else { return nil }
    return CropFractions(left: left, top: top, right: 1 - right, bottom: 1 - bottom)
  }
}
