/// The part of the picture as shown that lies inside its bars and free of overlays, found from the
/// overlay scores of several frames: the crop of a pipeline that cuts off text.
///
/// Nine in ten judged frames leave it free. Where what they leave has too little in common, the
/// smallest of their rectangles stands for all. Overlays that cover so much that less than a tenth of
/// a side would remain are not cut off along that axis.
package struct FreeBox: MarginBox, Hashable, Sendable {
  static let smallest = 0.1
  /// What frames have in common is at least this share of the smallest rectangle's area.
  static let leastCommon = 0.5

  /// What is cut off each edge, as shares of the picture's sides.
  package private(set) var left: Double
  package private(set) var top: Double
  package private(set) var right: Double
  package private(set) var bottom: Double

  /// The box for sampled frames `samples` of the given scores, by name, inside `picture`.
  package init(scores: [String: [Float]], samples: Range<Int>, inside picture: PictureBox) {
    let edges = ["left", "top", "right", "bottom"].map { scores["overlay.\($0)"] }
    let judged = samples.compactMap { FreeBox(edges, $0) }
    (left, top, right, bottom) = (picture.left, picture.top, picture.right, picture.bottom)
    guard let smallest = judged.min(by: { $0.area < $1.area }) else { return }
    let common = FreeBox(commonTo: judged)
    cut(common.area >= Self.leastCommon * smallest.area ? common : smallest)
  }

  /// What one frame leaves; nil where it is not judged.
  private init?(_ edges: [[Float]?], _ sample: Int) {
    func cut(_ edge: Int) -> Double { Double(edges[edge]?[sample] ?? .nan) }
    (left, top, right, bottom) = (cut(0), cut(1), cut(2), cut(3))
    guard [left, top, right, bottom].allSatisfy(\.isFinite) else { return nil }
  }

  /// What nine in ten of `boxes` leave, edge by edge.
  private init(commonTo boxes: [FreeBox]) {
    func cut(_ edge: KeyPath<FreeBox, Double>) -> Double {
      let sorted = boxes.map { $0[keyPath: edge] }.sorted()
      return sorted[sorted.count - 1 - (sorted.count - 1) / 10]
    }
    (left, top, right, bottom) = (cut(\.left), cut(\.top), cut(\.right), cut(\.bottom))
  }

  private var area: Double { max(0, 1 - left - right) * max(0, 1 - top - bottom) }

  private mutating func cut(_ free: FreeBox) {
    let across = (max(left, free.left), max(right, free.right))
    if 1 - across.0 - across.1 >= Self.smallest { (left, right) = across }
    let down = (max(top, free.top), max(bottom, free.bottom))
    if 1 - down.0 - down.1 >= Self.smallest { (top, bottom) = down }
  }
}
