import WinnowCore
import WinnowMedia

/// A video that clips are exported of.
public struct ExportVideo: Sendable, Codable {
  var source: VideoSource
  var facts: VideoFacts
  /// Whether the scan found damage.
  var isDamaged: Bool
  var times: FrameTimes
  var limits = DecodeLimits()
  /// The wish to stop, on which a sink throws `CancellationError`.
  var cancellation = Cancellation()
  /// Called for every packet read, as a sign of life.
  var onPacket: @Sendable () -> Void = {}

  /// What goes to another process.
  private enum CodingKeys: CodingKey {
    case source, facts, isDamaged, times, limits
  }

  /// The written picture of a frame.
  ///
  /// - Parameters:
  ///   - crop: inside the bars, in stored pixels of the size the video announces.
  ///   - isEven: whether all sides have to be even.
  func shape(
    of frame: borrowing VideoFrame, crop: PixelRect, settings: ExportSettings, isEven: Bool = false
  ) -> PictureShape {
    let whole = PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
    // The box was measured on pictures of the announced size.
    let isMeasured = (frame.width, frame.height) == (facts.width, facts.height)
    let rect = settings.crop && isMeasured && whole.contains(crop) ? crop : whole
    let aspect = facts.sampleAspect.isPositive ? facts.sampleAspect.value : 1
    return settings.fit.shape(
      of: rect, aspect: aspect, orientation: facts.orientation, isEven: isEven)
  }
}
