/// Sums over a plane that tell how much fine detail there is.
package struct Detail: Hashable, Sendable {
  /// Of the samples themselves.
  package var luma: Moments
  /// Of left + right + up + down - 4 * centre.
  package var laplacian: Moments
  /// Sum of the squares of both Sobel sums, 3 x 3.
  package var gradientSquares = 0
  /// Sum of the squares of what a low-pass by 1 4 6 4 1, both ways, leaves, in quarters of a level.
  package var residueSquares = 0
  /// Sums of the squares of a sample less the one two to its left, or two above.
  package var stepsAcross = 0
  package var stepsDown = 0

  init(count: Int) {
    luma = Moments(count: count)
    laplacian = Moments(count: count)
  }
}
