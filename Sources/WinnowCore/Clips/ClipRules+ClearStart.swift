extension ClipRules {
  /// The share of a shot's usual sharpness that a clear frame has.
  private static let clearShare = 0.5

  /// The clip from its first clear frame on.
  ///
  /// Blur, and what is left of a flash or a transition, shows in the clip's first scored frames:
  /// clear is one whose `sharpness.laplacian` is at least half the median of all scored frames of
  /// `shot`. Where the first is clear, or none is, the clip begins where it did; so it does where
  /// what is left would be too short.
  func clearStart(_ clip: Range<Int>, of shot: Range<Int>, _ video: MeasuredFrames) -> Range<Int> {
    let score = "sharpness.laplacian"
    guard let usual = ScoreStatistics(video.values(of: score, in: shot).map(\.value)) else {
      return clip
    }
    let scored = video.values(of: score, in: clip)
    let clear = scored.firstIndex { Double($0.value) >= Self.clearShare * usual.median }
    guard let clear, clear > 0 else { return clip }
    let rest = scored[clear].frame..<clip.upperBound
    return isLongEnough(rest, video.times) ? rest : clip
  }
}
