import WinnowCore

extension FrameSampler {
  /// The chosen frames, each once, increasing.
  ///
  /// - Parameter file: that of the video, for the error.
  /// - Throws: `WinnowError` where the sampler names frames that are not in `clip`.
  func chosen(
    in clip: Range<Int>, of video: MeasuredFrames, in file: String? = nil
  ) throws(WinnowError) -> [Int] {
    let frames = Set(frames(in: clip, of: video)).sorted()
    if let stray = frames.first(where: { !clip.contains($0) }) {
      throw WinnowError(
        "choose frames by", Self.name,
        reason: "it names frame \(stray) among frames \(clip.lowerBound)..<\(clip.upperBound)"
          + (file.map { " of \($0)" } ?? ""))
    }
    return frames
  }
}
