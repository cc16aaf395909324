/// What a scan knows of the frames of a video. Frame numbers count from 0 in order of presentation.
public struct MeasuredFrames: Sendable {
  /// When each frame is shown.
  public package(set) var times: FrameTimes
  /// The frames decoding can begin at, by the codec's word; increasing.
  public package(set) var keyframes: [Int]
  /// The frames that were scored, increasing.
  public package(set) var sampledFrames: [Int]
  /// For each score by name, its value at each sampled frame; NaN where there is none.
  public package(set) var scores: [String: [Float]]

  package init(
    times: FrameTimes, keyframes: [Int] = [], sampledFrames: [Int] = [],
    scores: [String: [Float]] = [:]
  ) {
    self.times = times
    self.keyframes = keyframes
    self.sampledFrames = sampledFrames
    self.scores = scores
  }

  /// The scored frames of `range`, in order, with their value of the score `id`; those without one
  /// are left out.
  public func values(of id: String, in range: Range<Int>) -> [(frame: Int, value: Float)] {
    guard let values = scores[id] else { return [] }
    let start = sampledFrames.firstPosition { $0 >= range.lowerBound }
    let end = sampledFrames.firstPosition { $0 >= range.upperBound }
    return (start..<max(start, end)).filter { $0 < values.count && values[$0].isFinite }
      .map { (sampledFrames[$0], values[$0]) }
  }
}
