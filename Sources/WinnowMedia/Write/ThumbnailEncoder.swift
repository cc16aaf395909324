import CFFmpeg
import WinnowCore

/// Codes small pictures as JPEG: the same bytes for the same picture, and the same bytes before the
/// compressed samples for all pictures of one size.
///
/// Not thread-safe.
package final class ThumbnailEncoder {
  private static let qscale = 10
  private static let format = AV_PIX_FMT_YUVJ420P

  private let path: String
  private var encoder: PictureEncoder?
  private var size = (width: 0, height: 0)

  /// - Parameter path: the video, for error messages.
  package init(path: String) {
    self.path = path
  }

  /// - Throws: `MediaError` where FFmpeg cannot code it.
  package func encode(_ picture: ThumbnailPicture) throws(MediaError) -> [UInt8] {
    let encoder = try encoder(width: picture.luma.width, height: picture.luma.height)
    let target = Scaler.Target(
      width: Int32(picture.luma.width), height: Int32(picture.luma.height), format: Self.format,
      range: .full, matrix: .bt601)
    var frame = try VideoFrame(path: path)
    try frame.allocate(target, timesOf: try VideoFrame(path: path), path: path)
    frame.withMutablePlanePointers { planes, strides in
      for (index, plane) in [picture.luma, picture.u, picture.v].enumerated() {
        guard let to = planes[index] else { continue }
        plane.withView { from in
          for y in 0..<from.height {
            (to + y * Int(strides[index])).update(
              from: from.base + y * from.stride, count: from.width)
          }
        }
      }
    }
    return try encoder.encode(frame)
  }

  private func encoder(width: Int, height: Int) throws(MediaError) -> PictureEncoder {
    if let encoder, size == (width, height) { return encoder }
    // The tables of the standard need not be said again for each picture.
    let made = try PictureEncoder(
      codec: "mjpeg", format: Self.format, range: .full, width: width, height: height,
      quality: Self.qscale, path: path, options: ["huffman": "default"])
    (encoder, size) = (made, (width, height))
    return made
  }
}
