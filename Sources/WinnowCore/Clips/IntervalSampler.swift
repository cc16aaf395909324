/// A frame every so many seconds of presentation time: the first frame shown at or after each mark.
public struct IntervalSampler: FrameSampler {
  public static let name = "every"
  public static let argument: String? = "SECONDS"
  public static let summary = "A frame every SECONDS of each clip, from its first frame on."

  private let seconds: Double

  public init?(argument: Double?) {
    guard let argument, argument.isFinite, argument >= 0.001 else { return nil }
    seconds = argument
  }

  public func frames(in clip: Range<Int>, times: FrameTimes) -> [Int] {
    guard !clip.isEmpty else { return [] }
    let (start, end) = (times[clip.lowerBound], times[clip.upperBound])
    var frames: [Int] = []
    var mark = 0
    while true {
      let time = start &+ MediaTime.ticks(Double(mark) * seconds, times.timeBase)
      let frame = times.firstFrame(atOrAfter: time)
      guard time < end, frame < clip.upperBound else { return frames }
      if frame != frames.last { frames.append(frame) }
      mark += 1
    }
  }
}
