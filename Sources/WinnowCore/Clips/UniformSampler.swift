/// The same number of frames from every clip, evenly spread: each in the middle of its share of the
/// clip. Holds the chosen frame numbers, at most COUNT.
package struct UniformSampler: FrameSampler {
  package static let name = "uniform"
  package static let arguments = "COUNT"
  package static let summary = "COUNT frames of each clip, evenly spread; all of a shorter clip."

  private let count: Int

  package init?(arguments: [Double]) {
    guard arguments.count == 1, let count = Int(exactly: arguments[0]), 1...100_000 ~= count
    else { return nil }
    self.count = count
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let taken = min(count, clip.count)
    return (0..<taken).map { clip.lowerBound + (2 * $0 + 1) * clip.count / (2 * taken) }
  }
}
