/// A frame every so many seconds of presentation time: the first frame shown at or after each mark.
/// Holds the chosen frame numbers.
package struct IntervalSampler: FrameSampler {
  package static let name = "every"
  package static let arguments = "SECONDS"
  package static let summary = "A frame every SECONDS of each clip, from its first frame on."

  private let seconds: Double

  package init?(arguments: [Double]) {
    guard arguments.count == 1, arguments[0].isFinite, arguments[0] >= 0.001 else { return nil }
    seconds = arguments[0]
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let times = video.times
    let start = times[clip.lowerBound]
    var frames: [Int] = []
    var frame = clip.lowerBound
    while frame < clip.upperBound {
      frames.append(frame)
      let mark = mark(after: times[frame] - start, times.timeBase)
      frame = times.firstFrame(atOrAfter: FrameTimes.sum(start, mark))
    }
    return frames
  }

  /// Ticks from the first frame to the first mark more than `ticks` from it. Two marks on, the
  /// rounding to ticks is outrun, unless every tick has a mark.
  private func mark(after ticks: Int64, _ timeBase: Rational) -> Int64 {
    let passed = (MediaTime.seconds(ticks, timeBase) / seconds).rounded(.down)
    for step in 0...2 {
      let mark = MediaTime.ticks((passed + Double(step)) * seconds, timeBase)
      if mark > ticks { return mark }
    }
    return ticks + 1
  }
}
