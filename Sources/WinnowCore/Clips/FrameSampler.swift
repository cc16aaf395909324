/// Chooses frames of a clip.
///
/// A sampler is one file and one line in `FrameSamplers.all`. It says what memory it takes: a number
/// for each frame it chooses or looks at, never pictures.
public protocol FrameSampler: RecipeChoice, Sendable {
  /// The scores it reads of the frames of a video; none unless it says so.
  static var scores: [String] { get }

  /// - Parameter arguments: the numbers behind the name, at most 10 000.
  /// - Returns: nil where they are not what the sampler takes.
  init?(arguments: [Double])

  /// The chosen frames of `video`, increasing, all inside `clip`; at least one where `clip` is not
  /// empty. The same frames for the same arguments.
  func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int]
}

extension FrameSampler {
  public static var scores: [String] { [] }
}

/// Every frame sampler, by name.
public enum FrameSamplers {
  public static let all: [any FrameSampler.Type] = [
    FirstMiddleLastSampler.self,
    UniformSampler.self,
    IntervalSampler.self,
    FrameIntervalSampler.self,
    RateSampler.self,
    TimestampSampler.self,
    KeyframesSampler.self,
    SharpestSampler.self,
  ]

  /// The scores that any of them reads.
  public static var scores: [String] { Set(all.flatMap { $0.scores }).sorted() }

  /// The sampler that `text` names, such as "uniform 8"; nil where there is none such.
  public static func sampler(_ text: String) -> (any FrameSampler)? {
    guard let chosen = ChoiceText(text) else { return nil }
    return all.first { $0.name == chosen.name }?.init(arguments: chosen.arguments)
  }

  /// What is wrong with `text` as the sampler of a recipe; nil where it names one.
  package static func complaint(about text: String) -> String? {
    sampler(text) == nil ? ChoiceText.complaint("sampler", text, choices: all) : nil
  }
}

extension Range<Int> {
  /// The middle frame, the earlier one of two; none of an empty range.
  var middle: [Int] { isEmpty ? [] : [lowerBound + (count - 1) / 2] }
}

extension [Int] {
  /// The elements without those equal to the one before.
  func removingRepeats() -> [Int] {
    enumerated().filter { $0.offset == 0 || $0.element != self[$0.offset - 1] }.map(\.element)
  }
}
