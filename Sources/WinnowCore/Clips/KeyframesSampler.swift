/// The frames of a clip that decoding can begin at, as the encoder placed them: the cheapest ones to
/// decode, and mostly the best coded.
///
/// Holds the keyframes of the clip.
package struct KeyframesSampler: FrameSampler {
  package static let name = "keyframes"
  package static let arguments = ""
  package static let summary = "The keyframes of each clip; its middle frame where it has none."

  package init?(arguments: [Double]) {
    guard arguments.isEmpty else { return nil }
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let start = video.keyframes.firstPosition { $0 >= clip.lowerBound }
    let end = video.keyframes.firstPosition { $0 >= clip.upperBound }
    return start < end ? Array(video.keyframes[start..<end]) : clip.middle
  }
}
