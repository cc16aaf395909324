/// Whether a stretch of video looks like one still picture that is panned and zoomed.
///
/// Each block's displacements are added up over the stretch, which averages their noise, and compared
/// with one camera motion through all of them by what the difference would change in brightness: along
/// an edge a block may be anywhere.
struct StillPictureCourse {
  /// Change in levels over the stretch that camera motion must make at a block for it to have a say.
  static let leastChange = 3.0
  /// A block follows if it is off by at most this many levels, or this share of the change.
  static let tolerance = (levels: 2.0, share: 0.3)
  /// Share of the stretch in which a block must have been found.
  static let leastPresence = 0.6
  /// Each textured block in a hundred that is not found again costs four hundredths.
  static let priceOfLost = 4.0
  /// Shake, as a share of the camera's displacement, that halves the likeness.
  static let halvingShake = 0.06

  /// What is added up of one block.
  private struct Course {
    var seconds = 0.0
    var (x, y, dx, dy) = (0.0, 0.0, 0.0, 0.0)
    var (xx, xy, yy) = (0.0, 0.0, 0.0)

    mutating func add(_ vector: MotionVector, seconds: Double) {
      self.seconds += seconds
      (x, y) = (vector.x, vector.y)
      dx += vector.dx
      dy += vector.dy
      xx += seconds * vector.slopes.xx
      xy += seconds * vector.slopes.xy
      yy += seconds * vector.slopes.yy
    }

    /// The displacement over `whole` seconds at the mean speed.
    func mean(block: Int, over whole: Double) -> MotionVector {
      MotionVector(
        block: block, x: x, y: y, dx: dx * whole / seconds, dy: dy * whole / seconds,
        slopes: (xx / seconds, xy / seconds, yy / seconds))
    }
  }

  private var courses: [Course] = []
  private var seconds = 0.0
  private var textured = 0
  private var found = 0

  mutating func add(_ field: MotionField, of blocks: Int, seconds: Double) {
    if courses.count != blocks { courses = [Course](repeating: Course(), count: blocks) }
    self.seconds += seconds
    textured += field.textured
    found += field.vectors.count
    for vector in field.vectors { courses[vector.block].add(vector, seconds: seconds) }
  }

  /// Likeness, 0...1; 0 where the camera does not move.
  ///
  /// - Parameter shake: RMS distance of the camera from a smooth path, in samples.
  func likeness(shake: Double?) -> Double {
    let vectors = meanVectors
    guard vectors.count >= MotionField.leastBlocks else { return 0 }
    let camera = CameraMotion(vectors)
    var (voters, followers, distance) = (0, 0, 0.0)
    for vector in vectors {
      let due = camera.displacement(vector.x, vector.y)
      distance += (due.dx * due.dx + due.dy * due.dy).squareRoot()
      let change = vector.change(due)
      guard change >= Self.leastChange else { continue }
      voters += 1
      let limit = max(Self.tolerance.levels, Self.tolerance.share * change)
      if vector.change(camera.residual(vector)) <= limit { followers += 1 }
    }
    guard voters >= MotionField.leastBlocks else { return 0 }
    let lost = Double(textured - found) / Double(textured)
    let way = max(distance / Double(vectors.count), 0.25)
    let unrest = (shake ?? 0) / (Self.halvingShake * way)
    let following = Double(followers) / Double(voters)
    return following * max(0, 1 - Self.priceOfLost * lost) / (1 + unrest * unrest)
  }

  private var meanVectors: [MotionVector] {
    courses.enumerated().compactMap { block, course in
      let isPresent = course.seconds > 0 && course.seconds >= Self.leastPresence * seconds
      return isPresent ? course.mean(block: block, over: seconds) : nil
    }
  }
}

extension MotionVector {
  /// Root mean square change, in levels, that a displacement makes at this block.
  fileprivate func change(_ step: (dx: Double, dy: Double)) -> Double {
    let (dx, dy) = step
    let squares = slopes.xx * dx * dx + 2 * slopes.xy * dx * dy + slopes.yy * dy * dy
    return max(0, squares).squareRoot()
  }
}
