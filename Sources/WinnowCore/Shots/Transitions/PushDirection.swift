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

  /// The same for the sums of columns or rows; more than `limit` as soon as that is certain.
  func rest(
    of picture: ThumbProfiles, _ a: ThumbProfiles, _ b: ThumbProfiles, shift: Int, limit: Int32
  ) -> Int32 {
    let stay = length - shift
    return switch self {
    case .left: Self.rest(picture.columns, a.columns, from: shift, b.columns, stay, limit)
    case .up: Self.rest(picture.rows, a.rows, from: shift, b.rows, stay, limit)
    case .right: Self.rest(picture.columns, b.columns, from: stay, a.columns, shift, limit)
    case .down: Self.rest(picture.rows, b.rows, from: stay, a.rows, shift, limit)
    }
  }

  /// Sum of the absolute differences of `profile` to the one whose first `count` samples are those of
  /// `head` from `from` on, and whose others are the first ones of `tail`.
  private static func rest(
    _ profile: [Int32], _ head: [Int32], from: Int, _ tail: [Int32], _ count: Int, _ limit: Int32
  ) -> Int32 {
    let sum = ThumbProfiles.distance(profile[..<count], head[from...], limit: limit)
    guard sum <= limit else { return sum }
    return sum &+ ThumbProfiles.distance(profile[count...], tail[...], limit: limit &- sum)
  }

  /// Sum of the absolute differences of two pictures' sums.
  func difference(_ a: ThumbProfiles, _ b: ThumbProfiles) -> Int32 {
    let (a, b) = isHorizontal ? (a.columns, b.columns) : (a.rows, b.rows)
    return ThumbProfiles.distance(a[...], b[...], limit: .max)
  }

  private var isHorizontal: Bool { self == .left || self == .right }

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
