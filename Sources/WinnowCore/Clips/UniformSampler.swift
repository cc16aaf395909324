/// The same number of frames from every clip, evenly spread: each in the middle of its share of the
/// clip. Holds the chosen frame numbers, at most COUNT.
public struct UniformSampler: FrameSampler {
  public static let name = "uniform"
  public static let arguments = "COUNT"
  public static let summary = "COUNT frames of each clip, evenly spread; all of a shorter clip."

  private let count: Int

  public init?(arguments: [Double]) {
    guard arguments.count == 1, let count = Int(exactly: arguments[0]), 1...100_000 ~= count
    else { return nil }
    self.count = count
  }

  public func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let taken = min(count, clip.count)
    return (0..<taken).map { clip.lowerBound + (2 * $0 + 1) * clip.count / (2 * taken) }
  }
}
