/// How much frames differ from the one before in hue, saturation and value: PySceneDetect's
/// `content_val` with its default weights.
struct ContentScore {
  private let kernels: Kernels
  private var reducer = ColourReducer()
  private var previous: HSVPicture?

  init(kernels: Kernels = .best) {
    self.kernels = kernels
  }

  /// The mean over hue, saturation and value of the mean absolute difference, in levels; 0 for the
  /// first frame of a size.
  mutating func next(_ frame: FrameView) -> Double {
    let picture = HSVPicture(reducer.picture(of: frame))
    defer { previous = picture }
    guard let previous, previous.hue.width == picture.hue.width,
      previous.hue.height == picture.hue.height
    else { return 0 }
    let differences = [
      difference(previous.hue, picture.hue), difference(previous.saturation, picture.saturation),
      difference(previous.value, picture.value),
    ]
    return differences.reduce(0, +) / 3
  }

  private func difference(_ a: Plane, _ b: Plane) -> Double {
    let sum = a.withView { a in b.withView { b in kernels.absoluteDifference(a, b) } }
    return Double(sum) / Double(a.samples.count)
  }
}
