import WinnowCore
import WinnowMedia

/// A decoded frame of a video, as it is stored. Threads may share one.
public struct Frame: Sendable {
  /// Its number in the video, from 0.
  public let number: Int
  /// When it is shown, on the container's clock.
  public let seconds: Double
  /// For how long it is shown, in seconds.
  public let duration: Double
  /// When it is shown, in ticks of `times.timeBase` of its video.
  public let pts: Int64
  private let video: Video
  private let held: HeldFrame

  init(number: Int, of video: Video, sharing frame: borrowing VideoFrame) throws(MediaError) {
    (self.number, self.video) = (number, video)
    (seconds, pts) = (video.times.seconds(number), video.times[number])
    duration = MediaTime.seconds(video.times[number + 1] - pts, video.times.timeBase)
    held = try HeldFrame(sharing: frame, path: video.path)
  }

  /// Pixels across and down as it is shown: upright, in square pixels.
  public var size: FrameSize {
    let shape = PictureFit.full.shape(of: whole, aspect: aspect, orientation: orientation)
    return FrameSize(width: shape.width, height: shape.height)
  }

  /// The frame in red, green and blue, by its own range, upright, in square pixels.
  ///
  /// - Parameters:
  ///   - size: pixels across and down; nil for those that it is shown in.
  ///   - fit: how a frame of another shape comes to that size.
  ///   - matrix: what luma and chroma are taken for; nil for what the frame says itself, and where it does not, what
  ///     `Video.isMatrixAnnounced` says. It changes nothing of a frame that is stored in red, green and blue.
  /// - Throws: `WinnowError` where there are no pictures of the size; `MediaError` where it cannot be converted.
  public func picture(
    size: FrameSize? = nil, fit: FrameFit = .stretch, matrix: ColorMatrix? = nil
  ) throws -> RGBPicture {
    let size = size ?? self.size
    try size.check("make a picture of", video.path)
    let shape = fit.shape(of: whole, size, aspect: aspect, orientation: orientation)
    return RGBPicture(
      width: size.width, height: size.height,
      samples: try video.painters.lend { try $0.samples(of: held.frame, shape, matrix: matrix) })
  }

  /// Lends luma and chroma in eight bits, as they are stored: not turned, not stretched.
  ///
  /// - Throws: `MediaError` where the pixel format cannot be converted; what `body` throws.
  public func withPlanes<R>(_ body: (FrameView) throws -> R) throws -> R {
    try video.views.lend { try $0.withView(of: held.frame, body) }
  }

  private var whole: PixelRect {
    PixelRect(x: 0, y: 0, width: held.frame.width, height: held.frame.height)
  }

  private var aspect: Double { held.frame.sampleAspect.value }

  private var orientation: Orientation { video.facts.orientation }
}
