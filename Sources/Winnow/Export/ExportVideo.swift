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
  ///   - file: what is written of the clip.
  ///   - isEven: whether all sides have to be even.
  func shape(
    of frame: borrowing VideoFrame, in file: ExportFile, settings: ExportSettings,
    isEven: Bool = false
  ) -> PictureShape {
    var shown = facts.atFrame(file.frames.lowerBound)
    // The box was measured on pictures of the clip's size.
    let isMeasured = (frame.width, frame.height) == (shown.width, shown.height)
    if !isMeasured {
      (shown.width, shown.height) = (frame.width, frame.height)
      shown.sampleAspect = frame.sampleAspect
    }
    return shape(shown, crop: isMeasured ? file.crop : nil, settings, isEven: isEven)
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
    let whole = PixelRect(x: 0, y: 0, width: shown.width, height: shown.height)
    let rect = crop.flatMap { settings.crop && whole.contains($0) ? $0 : nil } ?? whole
    let aspect = shown.sampleAspect.isPositive ? shown.sampleAspect.value : 1
    return settings.fit.shape(
      of: rect, aspect: aspect, orientation: facts.orientation, isEven: isEven)
  }
}
