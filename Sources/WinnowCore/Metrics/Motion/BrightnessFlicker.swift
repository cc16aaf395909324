/// How much the brightness of the whole picture flickers: lamps, strobes, exposure that hunts.
///
/// Each frame's mean luma is compared with a straight line through those of the tenth of a second
/// before and after it, which follows fades and motion; the median over the frames lets single
/// flashes and the ends of fades pass. Changes slower than some 3 a second are no flicker.
package struct BrightnessFlicker: Metric {
  /// Seconds to each side of a frame; a frame at least is taken from each.
  static let reach = 0.1

  package let scores = [
    ScoreDescription(
      "motion.flicker",
      formula: "median of |mean luma - straight line through that of 0.1 s before and after|",
      unit: "levels", range: ValueRange(0...255), better: .lower, scale: .analysis,
      source: "residual of the smoothed mean luma", needsOtherFrames: true)
  ]

  /// Mean luma of the last frames, less that of the first of the shot.
  private var course: [(seconds: Double, luma: Double)] = []
  /// The first in `course` whose surroundings are not complete yet.
  private var next = 0
  private var residuals: [Double] = []
  private var cuts = CutWatch()

  package init() {}

  package mutating func watch(_ step: FrameStep) {
    let isCut = cuts.isCut(step)
    guard let difference = step.difference, let last = course.last, !isCut else {
      (course, next, residuals) = ([(step.seconds, 0)], 0, [])
      return
    }
    course.append((step.seconds, last.luma + difference.mean))
    while next < course.count - 1, step.seconds >= course[next].seconds + 0.99 * Self.reach {
      judge()
    }
  }

  package mutating func measure(_ sample: Sample) -> [Double?] {
    defer { residuals.removeAll(keepingCapacity: true) }
    guard !residuals.isEmpty else { return [nil] }
    return [residuals.sorted()[residuals.count / 2]]
  }

  /// Judges frame `next`, and forgets those that later ones do not need.
  private mutating func judge() {
    let middle = course[next]
    defer { next += 1 }
    guard next > 0, middle.seconds - course[0].seconds >= 0.99 * Self.reach else { return }
    func isNear(_ index: Int) -> Bool {
      abs(course[index].seconds - middle.seconds) <= 1.01 * Self.reach
    }
    var (first, last) = (next - 1, next + 1)
    while first > 0, isNear(first - 1) { first -= 1 }
    while last < course.count - 1, isNear(last + 1) { last += 1 }
    residuals.append(
      abs(middle.luma - Self.line(through: course[first...last], at: middle.seconds)))
    course.removeFirst(first)
    next -= first
  }

  /// The height at `seconds` of the straight line nearest to `points`.
  private static func line(
    through points: ArraySlice<(seconds: Double, luma: Double)>, at seconds: Double
  ) -> Double {
    var (t, y, tt, ty) = (0.0, 0.0, 0.0, 0.0)
    for point in points {
      let time = point.seconds - seconds
      t += time
      y += point.luma
      tt += time * time
      ty += time * point.luma
    }
    let count = Double(points.count)
    let spread = count * tt - t * t
    return spread > 0 ? (tt * y - t * ty) / spread : y / count
  }
}
