/// Makes of frames the pictures that PySceneDetect 0.7.1 looks at: OpenCV's blue, green and red,
/// turned as shown, the longer side reduced to 256.
///
/// Of 4:2:0 with an even number of lines these are OpenCV's pixels to the last bit. Other chroma is
/// taken from the nearest sample as well, where swscale interpolates; samples of more than eight bits
/// are rounded to eight first. Mirrored pictures are mirrored here and not by OpenCV.
struct ColourReducer {
  private static let longSide = 256

  private var grid: ReductionGrid?

  mutating func picture(of frame: FrameView) -> ColourPicture {
    guard let (u, v) = frame.chroma, u.width == v.width, u.height == v.height else {
      // One sample without colour, the nearest one to all.
      return Plane(width: 1, height: 1, filledWith: 128).withView {
        picture(of: frame, chroma: ($0, $0))
      }
    }
    return picture(of: frame, chroma: (u, v))
  }

  private mutating func picture(
    of frame: FrameView, chroma: (u: PlaneView, v: PlaneView)
  ) -> ColourPicture {
    let luma = TurnedPlaneView(frame.luma, by: frame.orientation)
    let u = TurnedPlaneView(chroma.u, by: frame.orientation)
    let v = TurnedPlaneView(chroma.v, by: frame.orientation)
    // OpenCV takes BT.601 for what is not tagged, whatever the size.
    let colours = SwscaleColours(frame.isMatrixAnnounced ? frame.matrix : .bt601, frame.range)
    return grid(luma, u).reduce(luma, u, v, colours)
  }

  private mutating func grid(_ luma: TurnedPlaneView, _ chroma: TurnedPlaneView) -> ReductionGrid {
    if let grid, grid.fits(luma, chroma) { return grid }
    let made = ReductionGrid(luma, chroma, longSide: Self.longSide)
    grid = made
    return made
  }
}
