/// Frames at given times, in seconds from the clip's first frame: the first shown then or after.
/// Holds as many numbers as it was given.
package struct TimestampSampler: FrameSampler {
  package static let name = "at"
  package static let arguments = "SECONDS..."
  package static let summary =
    "The frames at SECONDS, one after the other, from the start of each clip; the last for times beyond."

  private let seconds: [Double]

  package init?(arguments: [Double]) {
    guard !arguments.isEmpty, arguments.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    seconds = arguments.sorted()
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let times = video.times
    guard let last = clip.last else { return [] }
    let start = times[clip.lowerBound]
    return seconds.map { seconds in
      let time = FrameTimes.sum(start, MediaTime.ticks(seconds, times.timeBase))
      return min(times.firstFrame(atOrAfter: time), last)
    }.removingRepeats()
  }
}
