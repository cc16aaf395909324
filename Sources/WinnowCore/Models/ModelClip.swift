/// What a model is shown of a clip.
package struct ModelClip: Sendable {
  /// A picture of the clip.
  package struct Frame: Sendable {
    /// Its number in the video, from 0.
    package let number: Int
    /// When it is shown, in seconds from the beginning of the clip.
    package let seconds: Double
    /// As it was asked for.
    package let picture: RGBPicture

    package init(number: Int, seconds: Double, picture: RGBPicture) {
      (self.number, self.seconds, self.picture) = (number, seconds, picture)
    }
  }

  /// How long it lasts.
  package let seconds: Double
  /// In the order of time; none for a model that listens.
  package let frames: [Frame]
  /// From -1 to 1, one channel; nil for a model that looks at pictures, and where there is no sound.
  package let sound: [Float]?

  package init(seconds: Double, frames: [Frame], sound: [Float]? = nil) {
    (self.seconds, self.frames, self.sound) = (seconds, frames, sound)
  }
}
