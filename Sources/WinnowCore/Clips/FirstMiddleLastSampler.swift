/// The first, the middle and the last frame of a clip, as Stable Video Diffusion and Open-Sora score
/// clips by.
public struct FirstMiddleLastSampler: FrameSampler {
  public static let name = "first-middle-last"
  public static let arguments = ""
  public static let summary = "The first, the middle and the last frame of each clip."

  public init?(arguments: [Double]) {
    guard arguments.isEmpty else { return nil }
  }

  public func frames(in clip: Range<Int>, times: FrameTimes) -> [Int] {
    guard let first = clip.first, let last = clip.last else { return [] }
    let middle = first + (last - first) / 2
    return [first] + [middle, last].filter { $0 > first }.removingRepeats()
  }
}
