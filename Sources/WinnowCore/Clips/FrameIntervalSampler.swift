/// Every so many frames, whatever the time between them. Holds the chosen frame numbers.
package struct FrameIntervalSampler: FrameSampler {
  package static let name = "frames"
  package static let arguments = "N"
  package static let summary = "Every N-th frame of each clip, from its first frame on."

  private let step: Int

  package init?(arguments: [Double]) {
    guard arguments.count == 1, let step = Int(exactly: arguments[0]), 1...1_000_000 ~= step
    else { return nil }
    self.step = step
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    Array(stride(from: clip.lowerBound, to: clip.upperBound, by: step))
  }
}
