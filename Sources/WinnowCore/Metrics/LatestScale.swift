/// The working scale of the latest frame, made anew where frames change their size.
package struct LatestScale: Sendable {
  private var width = 0
  private var height = 0
  private var scale: WorkingScale?

  package init() {}

  package mutating func scale(of frame: FrameView) -> WorkingScale {
    if let scale, (width, height) == (frame.luma.width, frame.luma.height) { return scale }
    (width, height) = (frame.luma.width, frame.luma.height)
    let made = WorkingScale(width: width, height: height)
    scale = made
    return made
  }
}
