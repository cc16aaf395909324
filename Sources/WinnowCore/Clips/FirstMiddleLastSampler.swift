/// The first, the middle and the last frame of a clip, as Stable Video Diffusion and Open-Sora score
/// clips by. Holds three frame numbers.
package struct FirstMiddleLastSampler: FrameSampler {
  package static let name = "first-middle-last"
  package static let arguments = ""
  package static let summary = "The first, the middle and the last frame of each clip."

  package init?(arguments: [Double]) {
    guard arguments.isEmpty else { return nil }
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    guard let first = clip.first, let last = clip.last else { return [] }
    return [first] + (clip.middle + [last]).filter { $0 > first }.removingRepeats()
  }
}
