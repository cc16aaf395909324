/// The planes of one decoded frame, as eight-bit planar luma and chroma, read in place as they are
/// stored: what needs the picture as shown turns them by `orientation`.
///
/// Valid only inside the closure that handed it out. Chroma planes may be smaller than luma; a grey
/// frame has none.
public struct FrameView {
  /// Luma as it is stored.
  public let luma: PlaneView
  /// Chroma as it is stored, often smaller than luma; nil for a grey frame.
  public let chroma: (u: PlaneView, v: PlaneView)?
  /// How samples stand for light.
  public let range: SampleRange
  /// The matrix between red, green, blue and luma, chroma.
  public let matrix: ColorMatrix
  /// Whether the stream names the matrix; else it is guessed from the size.
  package let isMatrixAnnounced: Bool
  /// How the stored planes are brought upright.
  public package(set) var orientation: Orientation

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
