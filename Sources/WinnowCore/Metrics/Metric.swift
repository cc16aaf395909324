/// Gives scores names and values.
///
/// A metric is one file and one line in `Metrics.all`: the CLI's list, the catalog, the gates, the
/// documentation's table and the conformance tests follow from there. It is a `FrameMetric` or a
/// `TemporalMetric`.
public protocol Metric: SendableMetatype {
  /// What is measured, one description a value, in the order of the values.
  static var scores: [ScoreDescription] { get }

  /// Whether the values depend on frames beside the one that is scored, so that a single frame, such
  /// as a keyframe, cannot be judged.
  static var needsOtherFrames: Bool { get }
}

/// Measures sampled frames one by one, in their native planes.
public protocol FrameMetric: Metric {
  /// The values for one sampled frame; nil where the frame does not allow a judgement.
  static func measure(_ sample: Sample) -> [Double?]
}

extension FrameMetric {
  public static var needsOtherFrames: Bool { false }
}

/// Watches every analysis frame and says at each sample what happened since the last.
///
/// Holds a bounded number of planes.
public protocol TemporalMetric: Metric {
  init(kernels: Kernels)

  /// Takes the next frame. Where the picture jumps, what was watched before belongs to another shot
  /// and is forgotten.
  mutating func watch(_ step: FrameStep)

  /// The values for the frames watched since the last call; nil where they do not allow a judgement.
  mutating func measure() -> [Double?]
}

extension TemporalMetric {
  public static var needsOtherFrames: Bool { true }
}
