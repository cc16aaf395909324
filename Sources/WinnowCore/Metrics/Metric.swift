/// Gives scores names and values.
///
/// Each video has a metric of its own, which sees every frame in order (`watch`), and is asked at those that are scored
/// (`measure`). It may hold a bounded number of small pictures. One that looks at nothing but the frame that is scored
/// leaves `watch` out.
public protocol Metric {
  /// What is measured, one description a value, in the order of the values. The same for each video.
  var scores: [ScoreDescription] { get }

  /// Takes the next frame. Where the picture jumps (`FrameStep.isJump`), what was watched before belongs to another shot.
  mutating func watch(_ step: FrameStep)

  /// The values at a sampled frame, which has been watched, or for the frames watched since the sample before.
  ///
  /// - Returns: a value a score; nil where the frames do not allow a judgement. What is no finite number is taken for
  ///   nil. Where there are more values than scores, or fewer, the video fails.
  mutating func measure(_ sample: Sample) -> [Double?]
}

extension Metric {
  /// Looks at no frame but those that are scored.
  public mutating func watch(_ step: FrameStep) {}
}
