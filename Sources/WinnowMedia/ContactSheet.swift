import CFFmpeg
import WinnowCore

/// Rows of small pictures, for the eye, as one PNG.
///
/// Not thread-safe.
package final class ContactSheet {
  private static let gap = 4
  private static let format = AV_PIX_FMT_YUVJ444P

  private let path: String
  private let tileWidth: Int
  private let tileHeight: Int
  private let columns: Int
  private let rows: Int
  private var sheet: VideoFrame
  private let scaler: Scaler

  /// A grey sheet of `columns` x `rows` places for pictures of up to `tileWidth` x `tileHeight`.
  ///
  /// - Parameter path: the file, for error messages.
  /// - Throws: `MediaError` where there is not enough memory.
  package init(path: String, columns: Int, rows: Int, tileWidth: Int, tileHeight: Int)
    throws(MediaError)
  {
    self.path = path
    self.tileWidth = tileWidth
    self.tileHeight = tileHeight
    self.columns = columns
    self.rows = rows
    scaler = Scaler(path: path, flags: SWS_AREA)
    let target = Scaler.Target(
      width: Int32(columns * (tileWidth + Self.gap) + Self.gap),
      height: Int32(rows * (tileHeight + Self.gap) + Self.gap), format: Self.format, range: .full,
      matrix: .bt601)
    sheet = try VideoFrame(path: path)
    try sheet.allocate(target, timesOf: try VideoFrame(path: path), path: path)
    let height = sheet.height
    sheet.withMutablePlanePointers { planes, strides in
      for plane in 0..<3 {
        planes[plane]?.update(repeating: 128, count: height * Int(strides[plane]))
      }
    }
  }

  /// Puts `frame`, brought upright by `orientation`, in the middle of a place.
  ///
  /// - Precondition: the sheet has the column and the row.
  /// - Parameter aspect: width of a stored sample by its height.
  /// - Throws: `MediaError` where the frame cannot be converted.
  package func place(
    _ frame: borrowing VideoFrame, aspect: Double, orientation: Orientation, column: Int, row: Int
  ) throws(MediaError) {
    precondition(0..<columns ~= column && 0..<rows ~= row)
    let (shown, stored) = fitted(frame, aspect: aspect, orientation: orientation)
    let target = Scaler.Target(
      width: Int32(stored.width), height: Int32(stored.height), format: Self.format, range: .full,
      matrix: .bt601)
    let picture = try scaler.convert(frame, to: target)
    let x = Self.gap + column * (tileWidth + Self.gap) + (tileWidth - shown.width) / 2
    let y = Self.gap + row * (tileHeight + Self.gap) + (tileHeight - shown.height) / 2
    sheet.withMutablePlanePointers { into, intoStrides in
      picture.withPlanePointers(from: nil) { planes, strides in
        for plane in 0..<3 {
          guard let from = planes[plane], let to = into[plane] else { continue }
          let stride = Int(intoStrides[plane])
          let view = PlaneView(
            base: from, width: stored.width, height: stored.height, stride: Int(strides[plane]))
          TurnedPlaneView(view, by: orientation).copy(to: to + y * stride + x, stride: stride)
        }
      }
    }
  }

  /// The sheet as a PNG file.
  ///
  /// - Throws: `MediaError` where FFmpeg cannot code it.
  package func png() throws(MediaError) -> [UInt8] {
    let target = Scaler.Target(
      width: Int32(sheet.width), height: Int32(sheet.height), format: AV_PIX_FMT_RGB24,
      range: .full, matrix: .bt601)
    let picture = try Scaler(path: path, flags: SWS_AREA).convert(sheet, to: target)
    let encoder = try PictureEncoder(
      codec: "png", format: AV_PIX_FMT_RGB24, range: .full, width: picture.width,
      height: picture.height, quality: 1, path: path)
    return try encoder.encode(picture)
  }

  private typealias Size = (width: Int, height: Int)

  /// The largest size in a place, as shown and as stored.
  private func fitted(
    _ frame: borrowing VideoFrame, aspect: Double, orientation: Orientation
  ) -> (shown: Size, stored: Size) {
    let (width, height) = (Double(frame.width) * (aspect > 0 ? aspect : 1), Double(frame.height))
    let swaps = orientation.swapsSides
    let (across, down) = swaps ? (height, width) : (width, height)
    let scale = min(Double(tileWidth) / across, Double(tileHeight) / down)
    let shown = (max(1, Int(across * scale)), max(1, Int(down * scale)))
    return (shown, swaps ? (shown.1, shown.0) : shown)
  }
}
