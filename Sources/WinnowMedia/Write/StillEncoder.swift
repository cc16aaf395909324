import CFFmpeg
import WinnowCore

/// Writes frames as JPEG, PNG or WebP pictures: upright, the same bytes for the same frame.
///
/// JPEG and WebP pictures have 4:2:0 samples and lose detail by their quality, PNG pictures lose
/// none of the RGB samples. Not thread-safe.
package final class StillEncoder {
  /// What a kind of picture is made of.
  private struct Kind {
    var codec: String
    /// Nil for red, green and blue.
    var paint: FramePainter.Paint?
    /// The longest side in pixels.
    var longest: Int

    init(_ format: PictureFormat) {
      switch format {
      case .jpeg:
        codec = "mjpeg"
        paint = FramePainter.Paint(format: AV_PIX_FMT_YUVJ420P, range: .full, matrix: .bt601)
        longest = 65500
      case .png:
        codec = "png"
        longest = 65500
      case .webp:
        codec = "libwebp"
        paint = FramePainter.Paint(format: AV_PIX_FMT_YUV420P, range: .limited, matrix: .bt601)
        longest = 16383
      }
    }
  }

  /// FFmpeg's name of the encoder for `format`.
  static func codec(_ format: PictureFormat) -> String { Kind(format).codec }

  private let path: String
  private let format: PictureFormat
  private let kind: Kind
  private let quality: Int
  private let painter: FramePainter
  private let rgbPainter: RGBPainter

  /// - Parameters:
  ///   - path: the video, for error messages.
  ///   - quality: quantiser of JPEG, 1 (best) to 31, or quality of WebP, 0 to 100 (best); PNG has
  ///     none.
  package init(path: String, format: PictureFormat = .jpeg, quality: Int) {
    self.path = path
    self.format = format
    kind = Kind(format)
    self.quality = quality
    painter = FramePainter(path: path)
    rgbPainter = RGBPainter(path: path)
  }

  /// The picture of `frame` that `shape` describes, as the bytes of a file.
  ///
  /// - Throws: `MediaError` where the frame cannot be converted or coded, the picture would be too
  ///   large for the format, or the shape is not within the frame.
  package func encode(
    _ frame: borrowing VideoFrame, _ shape: PictureShape
  ) throws(MediaError) -> [UInt8] {
    let (width, height) = (shape.canvasWidth, shape.canvasHeight)
    guard 1...kind.longest ~= width, 1...kind.longest ~= height else {
      let size = "\(width)x\(height)"
      throw MediaError(
        .encode, path: path, reason: "\(format.rawValue) has no pictures of \(size) pixels")
    }
    guard let paint = kind.paint else { return try code(try rgbPainter.paint(frame, shape)) }
    return try code(try painter.paint(frame, shape, as: paint))
  }

  private func code(_ picture: borrowing VideoFrame) throws(MediaError) -> [UInt8] {
    let encoder = try PictureEncoder(
      codec: kind.codec, format: picture.format, range: picture.range, width: picture.width,
      height: picture.height, quality: quality, path: path)
    return try encoder.encode(picture)
  }
}
