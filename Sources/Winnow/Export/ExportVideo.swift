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
    shape(of: (frame.width, frame.height), crop: crop, settings: settings, isEven: isEven)
  }

  /// Pixels of pictures of frames that have the size the video announces.
  func size(crop: PixelRect, settings: ExportSettings) -> (width: Int, height: Int) {
    let shape = shape(
      of: (facts.width, facts.height), crop: crop, settings: settings, isEven: false)
    return (shape.canvasWidth, shape.canvasHeight)
  }

  private func shape(
    of size: (width: Int, height: Int), crop: PixelRect, settings: ExportSettings, isEven: Bool
  ) -> PictureShape {
    let whole = PixelRect(x: 0, y: 0, width: size.width, height: size.height)
    // The box was measured on pictures of the announced size.
    let isMeasured = size == (facts.width, facts.height)
    let rect = settings.crop && isMeasured && whole.contains(crop) ? crop : whole
    let aspect = facts.sampleAspect.isPositive ? facts.sampleAspect.value : 1
    return settings.fit.shape(
      of: rect, aspect: aspect, orientation: facts.orientation, isEven: isEven)
  }
}
