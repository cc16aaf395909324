/// The first and the last frame of a window in which one shot may take the other's place.
struct SweepEnds {
  /// Levels by which they must differ, and at least that share of their contrast.
  private static let difference = 14.0
  private static let relativeDifference = 0.38
  /// Levels added to the contrast before it divides the difference.
  private static let contrastFloor = 4.0

  let a: FrameFeatures
  let b: FrameFeatures

  /// nil where one of them is flat, which makes it a fade.
  init?(_ a: FrameFeatures, _ b: FrameFeatures) {
    guard a.flat == nil, b.flat == nil else { return nil }
    (self.a, self.b) = (a, b)
  }

  /// Whether they are far enough apart.
  ///
  /// - Parameter difference: their mean absolute difference, in levels.
  func differ(by difference: Double) -> Bool {
    let contrast = ((a.deviation * a.deviation + b.deviation * b.deviation) / 2).squareRoot()
    return difference >= Self.difference
      && difference >= Self.relativeDifference * (contrast + Self.contrastFloor)
  }
}
