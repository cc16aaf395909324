/// The planes of one decoded frame, as eight-bit planar luma and chroma, read in place as they are
/// stored: what needs the picture as shown turns them by `orientation`.
///
/// Valid only inside the closure that handed it out. Chroma planes may be smaller than luma; a grey
/// frame has none.
public struct FrameView {
  public let luma: PlaneView
  public let chroma: (u: PlaneView, v: PlaneView)?
  public let range: SampleRange
  public let matrix: ColorMatrix
  /// Whether the stream names the matrix; else it is guessed from the size.
  package let isMatrixAnnounced: Bool
  /// How the stored planes are brought upright.
  public var orientation: Orientation

  package init(
    luma: PlaneView, chroma: (u: PlaneView, v: PlaneView)?, range: SampleRange,
    matrix: ColorMatrix, isMatrixAnnounced: Bool = true, orientation: Orientation = .upright
  ) {
    self.luma = luma
    self.chroma = chroma
    self.range = range
    self.matrix = matrix
    self.isMatrixAnnounced = isMatrixAnnounced
    self.orientation = orientation
  }
}
