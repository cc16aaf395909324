import WinnowCore

extension CopyMatch {
  /// The same between other clips.
  func between(_ a: Int, _ b: Int) -> CopyMatch {
    var match = self
    (match.a, match.b) = (a, b)
    return match
  }
}
