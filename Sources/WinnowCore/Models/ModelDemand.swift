/// What a model looks at of a clip.
package enum ModelDemand: Hashable, Sendable {
  /// Pictures of some frames.
  ///
  /// - sampler: chooses them, such as "uniform 3".
  /// - size: that of all pictures; nil for the size that each is shown in.
  /// - fit: how pictures of another shape come to that size.
  /// - bars: whether black bars belong to the picture.
  case frames(sampler: String, size: FrameSize?, fit: FrameFit, bars: Bool)
  /// The sound, in one channel, so many samples a second.
  case sound(rate: Int)
}
