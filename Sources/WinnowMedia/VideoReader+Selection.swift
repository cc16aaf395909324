extension VideoReader {
  /// Which frames are decoded.
  package enum Selection: Hashable, Sendable {
    case everyFrame
    /// The keyframes by the container's word, each decoded by itself, so that the codec cannot guess
    /// a time where the container has none.
    case keyframes
    /// Keyframes at least so many seconds apart, and those without a time.
    case keyframesApart(Double)
  }
}
