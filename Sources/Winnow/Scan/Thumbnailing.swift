import WinnowCore
import WinnowMedia

/// Makes small pictures of some of the scored frames of a video.
struct Thumbnailing {
  private let encoder: ThumbnailEncoder
  private let aspect: Double
  private var plan = ThumbnailPlan()
  private var latest: FrameStep?
  private(set) var thumbnails = Thumbnails()

  /// - Parameters:
  ///   - path: the video, for error messages.
  ///   - aspect: width of a stored sample by its height.
  init(path: String, aspect: Rational) {
    encoder = ThumbnailEncoder(path: path)
    self.aspect = aspect.isPositive ? aspect.value : 1
  }

  mutating func watch(_ step: FrameStep) {
    plan.watch(step)
    latest = step
  }

  /// Keeps a picture of the frame watched last, where it is time for one. Where it cannot be coded
  /// there is none.
  mutating func score(_ frame: FrameView) {
    guard let latest, plan.takes(latest.seconds) else { return }
    let picture = ThumbnailPicture(frame, reduced: latest.frame, aspect: aspect)
    guard let jpeg = try? encoder.encode(picture) else { return }
    thumbnails.append(jpeg, frame: latest.frame.index)
  }
}
