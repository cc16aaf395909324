/// Chooses frames of a clip.
///
/// A sampler is one file and one line in `FrameSamplers.all`.
public protocol FrameSampler: Sendable {
  /// The name recipes select it by.
  static var name: String { get }
  /// What the number behind the name means; nil where the sampler takes none.
  static var argument: String? { get }
  /// One sentence for `winnow list samplers`.
  static var summary: String { get }

  /// - Parameter argument: the number behind the name; nil where there is none.
  /// - Returns: nil where `argument` is not what the sampler takes.
  init?(argument: Double?)

  /// The chosen frames, increasing, all inside `clip`; at least one where `clip` is not empty.
  func frames(in clip: Range<Int>, times: FrameTimes) -> [Int]
}

/// Every frame sampler, by name.
public enum FrameSamplers {
  public static let all: [any FrameSampler.Type] = [
    FirstMiddleLastSampler.self,
    UniformSampler.self,
    IntervalSampler.self,
  ]

  /// How a sampler is written in a recipe: its name and, where it takes one, a number.
  public static func usage(_ sampler: any FrameSampler.Type) -> String {
    sampler.argument.map { "\(sampler.name) \($0)" } ?? sampler.name
  }

  /// The sampler that `text` names, such as "uniform 8"; nil where there is none such.
  public static func sampler(_ text: String) -> (any FrameSampler)? {
    let words = text.split(separator: " ")
    guard let name = words.first, words.count <= 2,
      let sampler = all.first(where: { $0.name == name })
    else { return nil }
    guard words.count == 2 else { return sampler.init(argument: nil) }
    return Double(words[1]).flatMap { sampler.init(argument: $0) }
  }
}
