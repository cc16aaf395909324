import WinnowCore

/// The last frame of each clip.
struct LastFrame: FrameSampler {
  static let name = "last"
  static let arguments = ""
  static let summary = "The last frame of each clip."

  init?(arguments: [Double]) { if !arguments.isEmpty { return nil } }

  func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] { clip.suffix(1) }
}
