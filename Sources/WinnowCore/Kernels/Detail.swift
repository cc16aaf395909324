/// Sums over a plane that tell how much fine detail there is.
public struct Detail: Hashable, Sendable {
  /// Of the samples themselves.
  public var luma: Moments
  /// Of left + right + up + down - 4 * centre.
  public var laplacian: Moments
  /// Sum of the squares of both Sobel sums, 3 x 3.
  public var gradientSquares = 0
  /// Sum of the squares of what a low-pass by 1 4 6 4 1, both ways, leaves, in quarters of a level.
  public var residueSquares = 0
  /// Sums of the squares of a sample less the one two to its left, or two above.
  public var stepsAcross = 0
  public var stepsDown = 0

  init(count: Int) {
    luma = Moments(count: count)
    laplacian = Moments(count: count)
  }
}
