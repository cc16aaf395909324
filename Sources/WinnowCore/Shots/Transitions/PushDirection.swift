/// The way one picture pushes another out of the frame.
enum PushDirection: CaseIterable {
  case left, right, up, down

  /// Samples of the thumb along the way.
  var length: Int {
    switch self {
    case .left, .right: FrameFeatures.columns
    case .up, .down: FrameFeatures.rows
    }
  }

  /// Sum of the absolute differences of `picture` to the one where `b` has pushed `a` out by `shift`
  /// samples.
  ///
  /// - Precondition: 0 < shift < length.
  func rest(of picture: PlaneView, _ a: PlaneView, _ b: PlaneView, shift: Int, _ kernels: Kernels)
    -> Int
  {
    let stay = length - shift
    return switch self {
    case .left:
      part(picture, 0, a, shift, stay, kernels) + part(picture, stay, b, 0, shift, kernels)
    case .right:
      part(picture, shift, a, 0, stay, kernels) + part(picture, 0, b, stay, shift, kernels)
    case .up: part(picture, 0, a, shift, stay, kernels) + part(picture, stay, b, 0, shift, kernels)
    case .down:
      part(picture, shift, a, 0, stay, kernels) + part(picture, 0, b, stay, shift, kernels)
    }
  }

  /// The same for the sums of columns or rows.
  func rest(of profile: [Int], _ a: [Int], _ b: [Int], shift: Int) -> Int {
    let stay = length - shift
    var sum = 0
    switch self {
    case .left, .up:
      for i in 0..<stay { sum += abs(profile[i] - a[i + shift]) }
      for i in 0..<shift { sum += abs(profile[stay + i] - b[i]) }
    case .right, .down:
      for i in 0..<stay { sum += abs(profile[shift + i] - a[i]) }
      for i in 0..<shift { sum += abs(profile[i] - b[stay + i]) }
    }
    return sum
  }

  /// Sums across the way, one for each sample along it.
  func profile(of thumb: Plane) -> [Int] {
    var sums = [Int](repeating: 0, count: length)
    for y in 0..<thumb.height {
      for x in 0..<thumb.width {
        sums[self == .left || self == .right ? x : y] += Int(thumb[x, y])
      }
    }
    return sums
  }

  private func part(
    _ picture: PlaneView, _ from: Int, _ other: PlaneView, _ otherFrom: Int, _ count: Int,
    _ kernels: Kernels
  ) -> Int {
    kernels.absoluteDifference(
      picture.cropped(to: strip(from, count)), other.cropped(to: strip(otherFrom, count)))
  }

  private func strip(_ first: Int, _ count: Int) -> PixelRect {
    switch self {
    case .left, .right: PixelRect(x: first, y: 0, width: count, height: FrameFeatures.rows)
    case .up, .down: PixelRect(x: 0, y: first, width: FrameFeatures.columns, height: count)
    }
  }
}
