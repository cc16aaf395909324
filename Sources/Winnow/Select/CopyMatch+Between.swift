import WinnowCore

extension CopyMatch {
  /// The same between other clips.
  func between(_ a: Int, _ b: Int) -> CopyMatch {
    var match = self
    (match.a, match.b) = (a, b)
    return match
  }

  /// The same with the clips the other way round, but for their positions.
  var turned: CopyMatch {
    var match = self
    (match.overlapA, match.overlapB) = (overlapB, overlapA)
    match.speed = 1 / speed
    return match
  }
}
