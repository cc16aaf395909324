/// What a model is shown of a clip.
public struct ModelClip: Sendable {
  /// A picture of the clip.
  public struct Frame: Sendable {
    /// Its number in the video, from 0.
    public let number: Int
    /// When it is shown, in seconds from the beginning of the clip.
    public let seconds: Double
    /// As it was asked for.
    public let picture: RGBPicture

    package init(number: Int, seconds: Double, picture: RGBPicture) {
      (self.number, self.seconds, self.picture) = (number, seconds, picture)
    }
  }

  /// How long it lasts.
  public let seconds: Double
  /// In the order of time; none for a model that listens.
  public let frames: [Frame]
  /// From -1 to 1, one channel; nil for a model that looks at pictures, and where there is no sound.
  public let sound: [Float]?

  package init(seconds: Double, frames: [Frame], sound: [Float]? = nil) {
    (self.seconds, self.frames, self.sound) = (seconds, frames, sound)
  }
}
