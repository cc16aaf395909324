/// The two samples of a line that a sample of the reduced line is mixed of, as OpenCV's
/// `cv2.resize` with `INTER_LINEAR` mixes eight-bit pictures.
struct ReductionTap {
  /// Places in luma.
  let first: Int
  let second: Int
  /// Places in chroma.
  let firstChroma: Int
  let secondChroma: Int
  /// In 1/2048; both together 1.
  let firstWeight: Int32
  let secondWeight: Int32

  /// The taps of a line of `length` samples, with `chromaLength` of chroma, reduced to `count`.
  static func line(length: Int, chromaLength: Int, count: Int) -> [ReductionTap] {
    let step = 1 / (Double(count) / Double(length))
    return (0..<count).map { index in
      let place = Float((Double(index) + 0.5) * step - 0.5)
      let first = min(length - 1, max(0, Int(place.rounded(.down))))
      let second = min(length - 1, first + 1)
      let share = first == second ? 0 : max(0, place - Float(first))
      return ReductionTap(
        first: first, second: second, firstChroma: first * chromaLength / length,
        secondChroma: second * chromaLength / length, firstWeight: weight(1 - share),
        secondWeight: weight(share))
    }
  }

  private static func weight(_ share: Float) -> Int32 {
    Int32((share * 2048).rounded(.toNearestOrEven))
  }
}
