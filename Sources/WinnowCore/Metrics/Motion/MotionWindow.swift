/// What block motion adds up between two samples.
struct MotionWindow {
  /// Seconds after which the camera's path and the blocks' courses begin anew: over more a smooth path
  /// is no quadratic, and the blocks have moved on.
  static let longest = 0.75

  private var seconds = 0.0
  /// Diagonals moved, and seconds of blocks that moved.
  private var magnitude = 0.0
  private var moving = 0.0
  private var camera = 0.0
  private var object = 0.0
  private var path = CameraPath()
  private var shake = (squares: 0.0, windows: 0)
  private var course = StillPictureCourse()
  private var courseSeconds = 0.0
  private var likeness = 0.0
  private var diagonal = 1.0

  /// The six values in the order of `BlockMotion.scores`.
  var values: [Double?] {
    guard seconds > 0 else { return Array(repeating: nil, count: 6) }
    var closed = self
    closed.close()
    let (shake, likeness) = (closed.shake, closed.likeness)
    return [
      magnitude / seconds, moving / seconds, camera / seconds, object / seconds,
      shake.windows > 0 ? (shake.squares / Double(shake.windows)).squareRoot() : nil,
      likeness / seconds,
    ]
  }

  /// Takes what moved between `start` and `end`.
  mutating func add(
    _ field: MotionField, of blocks: Int, from start: Double, to end: Double, diagonal: Double
  ) {
    self.diagonal = diagonal
    let motion = CameraMotion(field.vectors)
    let passed = end - start
    let (threshold, count) = (BlockMotion.moving * diagonal * passed, Double(field.vectors.count))
    var (length, moved, due, off) = (0.0, 0, 0.0, 0.0)
    for vector in field.vectors {
      let own = vector.length
      length += own
      if own >= threshold { moved += 1 }
      let (camera, rest) = (motion.displacement(vector.x, vector.y), motion.residual(vector))
      due += (camera.dx * camera.dx + camera.dy * camera.dy).squareRoot()
      off += (rest.dx * rest.dx + rest.dy * rest.dy).squareRoot()
    }
    magnitude += length / count / diagonal
    moving += passed * Double(moved) / count
    camera += due / count / diagonal
    object += off / count / diagonal
    path.move(motion.dx, motion.dy, from: start, to: end)
    course.add(field, of: blocks, seconds: passed)
    pass(passed)
  }

  /// Takes a stretch in which nothing moved.
  mutating func rest(from start: Double, to end: Double) {
    path.move(0, 0, from: start, to: end)
    pass(end - start)
  }

  /// What follows is not known to go on from here.
  mutating func interrupt() {
    path.interrupt()
  }

  private mutating func pass(_ passed: Double) {
    seconds += passed
    courseSeconds += passed
    if courseSeconds >= Self.longest { close() }
  }

  private mutating func close() {
    let found = path.shake
    if let found {
      shake.squares += found * found / (diagonal * diagonal)
      shake.windows += 1
    }
    likeness += courseSeconds * course.likeness(shake: found)
    (path, course, courseSeconds) = (CameraPath(), StillPictureCourse(), 0)
  }
}
