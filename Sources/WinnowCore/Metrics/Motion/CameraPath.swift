/// Where the camera has pointed, and how much it shook on its way.
///
/// A tripod, a dolly and a slider leave a smooth way, whose stretches of half a second are near a
/// quadratic in time; what leaves that is shake.
struct CameraPath {
  /// Fewer points say nothing about shake.
  static let leastPoints = 5

  private var points: [(seconds: Double, x: Double, y: Double)] = []
  private var squares = 0.0
  private var freedom = 0

  /// Root mean square of the distance from the smooth way, in samples; nil where the way is too short.
  var shake: Double? {
    let (squares, freedom) = withStretch
    return freedom > 0 ? (squares / Double(freedom)).squareRoot() : nil
  }

  /// Goes on by (dx, dy) from where the camera was at `start`.
  mutating func move(_ dx: Double, _ dy: Double, from start: Double, to end: Double) {
    if points.isEmpty { points.append((start, 0, 0)) }
    let last = points[points.count - 1]
    points.append((end, last.x + dx, last.y + dy))
  }

  /// Ends a stretch: what follows is not known to go on from here.
  mutating func interrupt() {
    (squares, freedom) = withStretch
    points.removeAll(keepingCapacity: true)
  }

  private var withStretch: (squares: Double, freedom: Int) {
    guard points.count >= Self.leastPoints else { return (squares, freedom) }
    let seconds = points.map(\.seconds)
    return (
      squares + Self.leftOfQuadratic(points.map(\.x), at: seconds)
        + Self.leftOfQuadratic(points.map(\.y), at: seconds),
      freedom + points.count - 3
    )
  }

  /// Sum of squares of `values` less the best quadratic through them, by polynomials orthogonal on
  /// `times`.
  static func leftOfQuadratic(_ values: [Double], at times: [Double]) -> Double {
    var left = values
    var basis: [[Double]] = []
    for degree in 0...2 {
      var next =
        degree == 0
        ? times.map { _ in 1.0 } : zip(basis[degree - 1], times).map { $0 * ($1 - times[0]) }
      for earlier in basis { subtract(earlier, from: &next) }
      subtract(next, from: &left)
      basis.append(next)
    }
    return left.reduce(0) { $0 + $1 * $1 }
  }

  /// Takes from `values` their share of `direction`.
  private static func subtract(_ direction: [Double], from values: inout [Double]) {
    let length = direction.reduce(0) { $0 + $1 * $1 }
    guard length > 0 else { return }
    let share = zip(direction, values).reduce(0) { $0 + $1.0 * $1.1 } / length
    for index in values.indices { values[index] -= share * direction[index] }
  }
}
