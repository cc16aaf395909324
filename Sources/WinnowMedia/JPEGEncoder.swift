import CFFmpeg
import WinnowCore

/// Writes frames as JPEG pictures: full range, 4:2:0, upright, the same bytes for the same frame.
///
/// Not thread-safe.
public final class JPEGEncoder {
  /// What libjpeg and FFmpeg's encoder take, in pixels.
  private static let sides = 1...65500

  private let path: String
  private let qscale: Int
  private let scaler: Scaler

  /// - Parameters:
  ///   - path: the video, for error messages.
  ///   - qscale: quantiser, 1 (best) to 31.
  public init(path: String, qscale: Int) {
    self.path = path
    self.qscale = qscale
    scaler = Scaler(path: path, flags: SWS_BICUBIC)
  }

  /// The part `rect` of `frame`, as stored, as a JPEG of `width` x `height`, brought upright by
  /// `orientation`.
  ///
  /// - Throws: `MediaError` where the frame cannot be converted or coded, a side is not from 1 to
  ///   65500 pixels, or `rect` is not within the frame.
  public func encode(
    _ frame: borrowing VideoFrame, rect: PixelRect, width: Int, height: Int,
    orientation: Orientation
  ) throws(MediaError) -> [UInt8] {
    let whole = PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
    guard Self.sides ~= width, Self.sides ~= height, whole.contains(rect) else {
      throw MediaError(
        .encode, path: path, reason: "no JPEG of \(width)x\(height) pixels can be made of \(rect)")
    }
    let target = Scaler.Target(
      width: Int32(width), height: Int32(height), format: AV_PIX_FMT_YUVJ420P, range: .full,
      matrix: .bt601)
    let picture = try scaler.convert(frame, rect: rect, to: target)
    guard orientation != .upright else { return try code(picture) }
    return try code(try turned(picture, by: orientation))
  }

  private func turned(
    _ picture: borrowing VideoFrame, by orientation: Orientation
  ) throws(MediaError) -> VideoFrame {
    let sides = orientation.swapsSides
    let target = Scaler.Target(
      width: Int32(sides ? picture.height : picture.width),
      height: Int32(sides ? picture.width : picture.height), format: AV_PIX_FMT_YUVJ420P,
      range: .full, matrix: .bt601)
    var turned = try VideoFrame(path: path)
    try turned.allocate(target, timesOf: picture, path: path)
    turned.turnPlanes(of: picture, by: orientation)
    return turned
  }

  private func code(_ picture: borrowing VideoFrame) throws(MediaError) -> [UInt8] {
    let encoder = try PictureEncoder(
      codec: AV_CODEC_ID_MJPEG, format: AV_PIX_FMT_YUVJ420P, width: picture.width,
      height: picture.height, qscale: qscale, path: path)
    return try encoder.encode(picture)
  }
}
