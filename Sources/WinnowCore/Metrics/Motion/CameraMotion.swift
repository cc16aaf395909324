/// What a camera does to the whole picture from one frame to another: shift, zoom and turn about the
/// picture's middle (a similarity), as most of its blocks have it.
struct CameraMotion {
  /// Displacement at the middle of the picture, in samples.
  private(set) var dx = 0.0
  private(set) var dy = 0.0
  /// Change of size and angle in radians, as shares of the distance from the middle.
  private(set) var zoom = 0.0
  private(set) var turn = 0.0

  /// Rounds of weighting. Blocks that others outvote have lost their weight after these.
  static let rounds = 5
  /// Residual in samples within which blocks agree.
  static let agreement = 0.1

  init() {}

  /// Least squares by iterative reweighting: a block at the mean residual keeps a quarter of its
  /// weight, one at three times that a hundredth.
  init(_ vectors: [MotionVector]) {
    vectors.withUnsafeBufferPointer { vectors in
      // All blocks weigh the same at first.
      var scale = Double.infinity
      for _ in 0...Self.rounds { scale = fit(vectors, scale: scale) }
    }
  }

  /// Displacement at (x, y).
  func displacement(_ x: Double, _ y: Double) -> (dx: Double, dy: Double) {
    (dx + zoom * x - turn * y, dy + turn * x + zoom * y)
  }

  /// How far `vector` is from what the camera does at its place.
  func residual(_ vector: MotionVector) -> (dx: Double, dy: Double) {
    let camera = displacement(vector.x, vector.y)
    return (vector.dx - camera.dx, vector.dy - camera.dy)
  }

  /// Fits anew with the weights that the fit so far gives, and gives the mean squared residual.
  private mutating func fit(_ vectors: UnsafeBufferPointer<MotionVector>, scale: Double) -> Double {
    var (w, x, y, u, v) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var (spread, along, across, squares) = (0.0, 0.0, 0.0, 0.0)
    for vector in vectors {
      let off = residual(vector)
      let share = 1 / (1 + (off.dx * off.dx + off.dy * off.dy) / scale)
      let weight = share * share
      w += weight
      x += weight * vector.x
      y += weight * vector.y
      u += weight * vector.dx
      v += weight * vector.dy
      spread += weight * (vector.x * vector.x + vector.y * vector.y)
      along += weight * (vector.x * vector.dx + vector.y * vector.dy)
      across += weight * (vector.x * vector.dy - vector.y * vector.dx)
      squares += weight * (vector.dx * vector.dx + vector.dy * vector.dy)
    }
    guard w > 0 else { return scale }
    (x, y, u, v) = (x / w, y / w, u / w, v / w)
    spread = spread / w - x * x - y * y
    along = along / w - x * u - y * v
    across = across / w - x * v + y * u
    (zoom, turn) = spread > 1 ? (along / spread, across / spread) : (0, 0)
    dx = u - zoom * x + turn * y
    dy = v - turn * x - zoom * y
    // What is left of the squares once the fit is taken away.
    squares = squares / w - u * u - v * v - (zoom * zoom + turn * turn) * max(0, spread)
    return max(Self.agreement * Self.agreement, squares)
  }
}
