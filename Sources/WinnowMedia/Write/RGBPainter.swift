import CFFmpeg
import WinnowCore

/// Makes of decoded frames pictures in red, green and blue: cut, scaled, upright and padded.
///
/// Not thread-safe.
package final class RGBPainter {
  /// Planes, for which swscale works out colour between the samples of chroma, too.
  private static let planes = FramePainter.Paint(
    format: AV_PIX_FMT_GBRP, range: .full, matrix: .bt601)

  private let painter: FramePainter
  private let packer: Scaler

  /// - Parameter path: the video, for error messages.
  package init(path: String) {
    painter = FramePainter(path: path)
    packer = Scaler(path: path, flags: SWS_BICUBIC)
  }

  /// The picture of `frame` that `shape` describes, three bytes a pixel.
  ///
  /// - Parameter matrix: what luma and chroma are taken for; nil for what the frame says itself.
  /// - Throws: `MediaError` where the shape is not within the frame, or it cannot be converted.
  func paint(
    _ frame: borrowing VideoFrame, _ shape: PictureShape, matrix: ColorMatrix? = nil
  ) throws(MediaError) -> VideoFrame {
    let picture = try painter.paint(frame, shape, as: Self.planes, matrix: matrix)
    let target = Scaler.Target(
      width: Int32(shape.canvasWidth), height: Int32(shape.canvasHeight),
      format: AV_PIX_FMT_RGB24, range: .full, matrix: .bt601)
    return try packer.convert(picture, to: target)
  }

  /// The same as bytes: rows from the top, pixels from the left, each red, green and blue.
  package func samples(
    of frame: borrowing VideoFrame, _ shape: PictureShape, matrix: ColorMatrix? = nil
  ) throws(MediaError) -> [UInt8] {
    let picture = try paint(frame, shape, matrix: matrix)
    let (row, rows) = (3 * picture.width, picture.height)
    return picture.withPlanePointers(from: nil) { planes, strides in
      [UInt8](unsafeUninitializedCapacity: row * rows) { samples, count in
        guard let from = planes[0], let to = samples.baseAddress else { return }
        for y in 0..<rows {
          (to + y * row).update(from: from + y * Int(strides[0]), count: row)
        }
        count = row * rows
      }
    }
  }
}
