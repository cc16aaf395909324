/// The part of the picture as shown that lies inside its bars and free of overlays, found from the
/// overlay scores of several frames: the crop of a pipeline that cuts off text.
///
/// Nine in ten judged frames leave it free. Overlays that cover so much that less than a tenth of a
/// side would remain are not cut off along that axis.
public struct FreeBox: MarginBox, Hashable, Sendable {
  static let smallest = 0.1

  /// What is cut off each edge, as shares of the picture's sides.
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  /// The box for sampled frames `samples` of the given scores, by name, inside `picture`.
  public init(scores: [String: [Float]], samples: Range<Int>, inside picture: PictureBox) {
    func cut(_ edge: String) -> Double {
      let judged = samples.compactMap { scores["overlay.\(edge)"]?[$0] }.filter(\.isFinite).sorted()
      guard let last = judged.indices.last else { return 0 }
      return Double(judged[last - last / 10])
    }
    func kept(_ a: (Double, String), _ b: (Double, String)) -> (Double, Double) {
      let (p, q) = (max(a.0, cut(a.1)), max(b.0, cut(b.1)))
      return 1 - p - q >= Self.smallest ? (p, q) : (a.0, b.0)
    }
    (left, right) = kept((picture.left, "left"), (picture.right, "right"))
    (top, bottom) = kept((picture.top, "top"), (picture.bottom, "bottom"))
  }
}
