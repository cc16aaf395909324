/// Chooses frames of a clip.
///
/// A sampler is one file and one line in `FrameSamplers.all`. It says what memory it takes: a number
/// for each frame it chooses or looks at, never pictures.
public protocol FrameSampler: Sendable {
  /// The name recipes select it by.
  static var name: String { get }
  /// What the numbers behind the name mean, those in brackets as one likes; empty where the sampler
  /// takes none.
  static var arguments: String { get }
  /// One sentence for `winnow list samplers`.
  static var summary: String { get }

  /// - Parameter arguments: the numbers behind the name, at most `FrameSamplers.mostArguments`.
  /// - Returns: nil where they are not what the sampler takes.
  init?(arguments: [Double])

  /// The chosen frames of `video`, increasing, all inside `clip`; at least one where `clip` is not
  /// empty. The same frames for the same arguments.
  func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int]
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
  /// The most numbers behind a name.
  public static let mostArguments = 10_000

  /// How a sampler is written in a recipe: its name and the numbers it takes.
  public static func usage(_ sampler: any FrameSampler.Type) -> String {
    sampler.arguments.isEmpty ? sampler.name : "\(sampler.name) \(sampler.arguments)"
  }

  /// The sampler that `text` names, such as "uniform 8"; nil where there is none such.
  public static func sampler(_ text: String) -> (any FrameSampler)? {
    let words = text.split(separator: " ")
    guard let name = words.first, let sampler = all.first(where: { $0.name == name })
    else { return nil }
    let arguments = words.dropFirst().compactMap { Double($0) }
    guard arguments.count == words.count - 1, arguments.count <= mostArguments else { return nil }
    return sampler.init(arguments: arguments)
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
