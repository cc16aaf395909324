/// Chooses frames of a clip.
///
/// A sampler is one file and one line in `Instruments.standard`. It says what memory it takes: a number
/// for each frame it chooses or looks at, never pictures.
public protocol FrameSampler: RecipeChoice, Sendable {
  /// The scores it reads of the frames of a video; none unless it says so.
  static var scores: [String] { get }

  /// - Parameter arguments: the numbers behind the name, at most 10 000.
  /// - Returns: nil where they are not what the sampler takes.
  init?(arguments: [Double])

  /// The chosen frames of `video`, increasing, all inside `clip`; at least one where `clip` is not
  /// empty. The same frames for the same arguments. One that names other frames is at fault: what the clip was asked for
  /// is refused.
  func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int]
}

extension FrameSampler {
  /// None.
  public static var scores: [String] { [] }
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
