/// Two clips that show the same content, and how one lies on the other.
public struct CopyMatch: Hashable, Sendable {
  /// Positions in the list of clips, a < b.
  public var a: Int
  public var b: Int
  /// Mean distance of the codes in the overlap: 0 for the same pictures, .5 for unrelated ones.
  public var distance: Double
  /// How many times faster `b` runs than `a`.
  public var speed: Double
  /// Whether one shows the other mirrored left to right.
  public var mirrored: Bool
  /// The shared stretch in seconds from the start of clip `a`.
  public var overlapA: Range<Double>
  /// The shared stretch in seconds from the start of clip `b`.
  public var overlapB: Range<Double>

  public init(
    a: Int, b: Int, distance: Double, speed: Double, mirrored: Bool, overlapA: Range<Double>,
    overlapB: Range<Double>
  ) {
    self.a = a
    self.b = b
    self.distance = distance
    self.speed = speed
    self.mirrored = mirrored
    self.overlapA = overlapA
    self.overlapB = overlapB
  }

  /// 1 - `distance`.
  public var similarity: Double { 1 - distance }
}
