import CFFmpeg
import WinnowCore

/// Makes of decoded frames the pictures that are written: cut, scaled, upright and padded.
///
/// Not thread-safe.
final class FramePainter {
  /// The samples of written pictures.
  struct Paint: Hashable {
    /// A planar format with eight bits a sample that shares chroma alike in both directions.
    var format: AVPixelFormat
    var range: SampleRange
    var matrix: ColorMatrix

    /// What black is on plane `index`.
    fileprivate func black(_ index: Int) -> UInt8 {
      if format == AV_PIX_FMT_GBRP { return 0 }
      return index > 0 ? 128 : range == .full ? 0 : 16
    }
  }

  private let path: String
  private let scaler: Scaler

  /// - Parameter path: the video, for error messages.
  init(path: String) {
    self.path = path
    scaler = Scaler(path: path, flags: SWS_BICUBIC)
  }

  /// The picture of `frame` that `shape` describes.
  ///
  /// - Parameter matrix: what luma and chroma of `frame` are taken for; nil for what it says itself.
  /// - Throws: `MediaError` where the shape is not within the frame, or it cannot be converted.
  func paint(
    _ frame: borrowing VideoFrame, _ shape: PictureShape, as paint: Paint,
    matrix: ColorMatrix? = nil
  ) throws(MediaError) -> VideoFrame {
    let whole = PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
    guard whole.contains(shape.rect), shape.width <= shape.canvasWidth,
      shape.height <= shape.canvasHeight
    else {
      throw MediaError(.convert, path: path, reason: "\(shape.rect) is not within the picture")
    }
    let (width, height) = shape.storedSize
    let picture = try scaler.convert(
      frame, rect: shape.rect, matrix: matrix, to: Self.target(paint, width, height))
    if shape.orientation == .upright {
      return shape.isPadded ? try padded(picture, shape, paint) : picture
    }
    let upright = try turned(picture, shape, paint)
    return shape.isPadded ? try padded(upright, shape, paint) : upright
  }

  private static func target(_ paint: Paint, _ width: Int, _ height: Int) -> Scaler.Target {
    Scaler.Target(
      width: Int32(width), height: Int32(height), format: paint.format, range: paint.range,
      matrix: paint.matrix)
  }

  private func turned(
    _ picture: borrowing VideoFrame, _ shape: PictureShape, _ paint: Paint
  ) throws(MediaError) -> VideoFrame {
    var turned = try VideoFrame(path: path)
    try turned.allocate(
      Self.target(paint, shape.width, shape.height), timesOf: picture, path: path)
    turned.turnPlanes(of: picture, by: shape.orientation)
    return turned
  }

  private func padded(
    _ picture: borrowing VideoFrame, _ shape: PictureShape, _ paint: Paint
  ) throws(MediaError) -> VideoFrame {
    var canvas = try VideoFrame(path: path)
    try canvas.allocate(
      Self.target(paint, shape.canvasWidth, shape.canvasHeight), timesOf: picture, path: path)
    canvas.fillPlanes(paint.black)
    // Planes that share chroma are moved by whole shares.
    let shared = (1 << Int(av_pix_fmt_desc_get(paint.format)?.pointee.log2_chroma_w ?? 0)) - 1
    let x = (shape.canvasWidth - shape.width) / 2 & ~shared
    let y = (shape.canvasHeight - shape.height) / 2 & ~shared
    canvas.copyPlanes(of: picture, toX: x, y: y)
    return canvas
  }
}
