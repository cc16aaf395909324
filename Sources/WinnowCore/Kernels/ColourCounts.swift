/// What is counted and summed over the red, green and blue of a picture.
package struct ColourCounts: Hashable, Sendable {
  /// How many samples there are.
  package var count: Int
  /// How many have each saturation, 0...255.
  package var saturation: [UInt32]
  /// How many have each perceived brightness, 0...255.
  package var brightness: [UInt32]
  /// How many have red, green and blue near each other.
  package var grey: Int
  /// Sum of (R - G)^2 + (G - B)^2 + (B - R)^2.
  package var spread: Int
}
