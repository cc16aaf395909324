/// The first, the middle and the last frame of a clip, as Stable Video Diffusion and Open-Sora score
/// clips by. Holds three frame numbers.
public struct FirstMiddleLastSampler: FrameSampler {
  public static let name = "first-middle-last"
  public static let arguments = ""
  public static let summary = "The first, the middle and the last frame of each clip."

  public init?(arguments: [Double]) {
    guard arguments.isEmpty else { return nil }
  }

  public func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    guard let first = clip.first, let last = clip.last else { return [] }
    return [first] + (clip.middle + [last]).filter { $0 > first }.removingRepeats()
  }
}
