/// A picture and its half: means of 2 x 2 squares.
package struct MotionLevels {
  package let full: PlaneView
  package let half: PlaneView

  package init(full: PlaneView, half: PlaneView) {
    (self.full, self.half) = (full, half)
  }
}
