/// A picture and its half: means of 2 x 2 squares.
public struct MotionLevels {
  public let full: PlaneView
  public let half: PlaneView

  public init(full: PlaneView, half: PlaneView) {
    (self.full, self.half) = (full, half)
  }
}
