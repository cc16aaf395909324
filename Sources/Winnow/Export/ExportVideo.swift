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
  /// Where its index is kept for whoever reads it again soon; nil where nobody does.
  var knownIndex: KnownIndex?

  /// What goes to another process.
  private enum CodingKeys: CodingKey {
    case source, facts, isDamaged, times, limits
  }

  /// The written picture of a frame.
  ///
  /// - Parameters:
  ///   - file: what is written of the clip.
  ///   - isEven: whether all sides have to be even.
  func shape(
    of frame: borrowing VideoFrame, in file: ExportFile, settings: ExportSettings,
    isEven: Bool = false
  ) -> PictureShape {
    let (shown, crop) = shown(frame, number: file.frames.lowerBound, crop: file.crop)
    return shape(shown, crop: crop, settings, isEven: isEven)
  }

  /// The facts of a frame as it was decoded, and the box inside its bars; nil where that was not measured on
  /// pictures of its size.
  private func shown(
    _ frame: borrowing VideoFrame, number: Int, crop: PixelRect?
  ) -> (VideoFacts, PixelRect?) {
    var shown = facts.atFrame(number)
    if (frame.width, frame.height) == (shown.width, shown.height) { return (shown, crop) }
    (shown.width, shown.height) = (frame.width, frame.height)
    shown.sampleAspect = frame.sampleAspect
    return (shown, nil)
  }

  /// Pixels of the pictures of a file whose frames have the size that the scan found.
  func size(of file: ExportFile, settings: ExportSettings) -> (width: Int, height: Int) {
    let shown = facts.atFrame(file.frames.lowerBound)
    let shape = shape(shown, crop: file.crop, settings, isEven: false)
    return (shape.canvasWidth, shape.canvasHeight)
  }

  private func shape(
    _ shown: VideoFacts, crop: PixelRect?, _ settings: ExportSettings, isEven: Bool
  ) -> PictureShape {
    let rect = part(shown, crop: settings.crop ? crop : nil)
    return settings.fit.shape(
      of: rect, aspect: shown.pixelAspect, orientation: facts.orientation, isEven: isEven)
  }

  private func part(_ shown: VideoFacts, crop: PixelRect?) -> PixelRect {
    let whole = PixelRect(x: 0, y: 0, width: shown.width, height: shown.height)
    return crop.flatMap { whole.contains($0) ? $0 : nil } ?? whole
  }
}

extension ExportVideo {
  /// The picture of frame `number`, exactly as large as `size`.
  ///
  /// - Parameter crop: inside the bars; nil where these stay.
  func shape(
    of frame: borrowing VideoFrame, number: Int, crop: PixelRect?, _ size: FrameSize,
    _ fit: FrameFit
  ) -> PictureShape {
    let (shown, crop) = shown(frame, number: number, crop: crop)
    return fit.shape(
      of: part(shown, crop: crop), size, aspect: shown.pixelAspect, orientation: facts.orientation)
  }

  /// Pixels of frame `number` as it is shown, whose size is that which the scan found.
  func size(ofFrame number: Int, crop: PixelRect?) -> FrameSize {
    let shown = facts.atFrame(number)
    let shape = PictureFit.full.shape(
      of: part(shown, crop: crop), aspect: shown.pixelAspect, orientation: facts.orientation)
    return FrameSize(width: shape.width, height: shape.height)
  }
}

extension VideoFacts {
  /// Width of a stored pixel by its height.
  fileprivate var pixelAspect: Double { sampleAspect.isPositive ? sampleAspect.value : 1 }
}
