/// The way a seam goes across the picture, step by step: still, then even, then still.
struct SeamPath {
  /// The steps at which the seam is inside the picture.
  let moving: Range<Int>
  /// The first step at which it is past the middle.
  let middle: Int
  /// Largest distance from an even way, as a share of the whole.
  let deviation: Double

  /// Steps a push takes at least: fewer show no even way.
  private static let leastSteps = 4
  /// Steps at the window's ends that show no seam: without them it may be a camera that pans on.
  private static let stillSteps = 3
  /// Deviation allowed, and as much more of a step's length: repeated frames jump.
  private static let evenness = 0.04
  private static let jump = 0.6
  /// The way that the pace leads to over the moving steps: all of it.
  private static let wholeWay = 0.75...1.3

  /// nil where the places are no such way.
  ///
  /// - Parameter places: 0 where the old picture stands, 1 where the new one does.
  init?(_ places: [Double]) {
    guard let first = places.firstIndex(where: { $0 > 0 }),
      let last = places.lastIndex(where: { $0 < 1 }), first < last
    else { return nil }
    moving = first..<last + 1
    guard moving.count >= Self.leastSteps, moving.count <= places.count - Self.stillSteps,
      let middle = places.firstIndex(where: { $0 >= 0.5 })
    else { return nil }
    self.middle = middle
    let line = Self.line(through: moving.map { places[$0] })
    deviation = moving.indices.reduce(0) { largest, i in
      max(largest, abs(line.start + line.pace * Double(i - first) - places[i]))
    }
    guard deviation <= Self.evenness + Self.jump * line.pace,
      Self.wholeWay.contains(line.pace * Double(moving.count + 1))
    else { return nil }
  }

  /// The line by least squares over 0, 1, 2, ...
  private static func line(through places: [Double]) -> (start: Double, pace: Double) {
    let count = Double(places.count)
    let (meanStep, meanPlace) = ((count - 1) / 2, places.reduce(0, +) / count)
    var (products, squares) = (0.0, 0.0)
    for (i, place) in places.enumerated() {
      products += (Double(i) - meanStep) * (place - meanPlace)
      squares += (Double(i) - meanStep) * (Double(i) - meanStep)
    }
    let pace = squares > 0 ? products / squares : 0
    return (meanPlace - pace * meanStep, pace)
  }
}
