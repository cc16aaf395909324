/// How shots become clips. All lengths are compared in ticks of the video's time base.
public struct ClipRules: Hashable, Sendable {
  /// Seconds a clip lasts at least; shorter ones are dropped.
  public var minimum = 2.0
  /// Seconds a clip lasts at most; longer ones are split into equal parts, or, where those would
  /// be too short, into parts of this length.
  public var maximum = 60.0
  /// Seconds cut off at each end of a shot, besides the transitions themselves.
  public var trim = 0.0

  public init() {}

  /// The clips of a video, in order.
  public func clips(of shots: [Shot], times: FrameTimes) -> [Clip] {
    shots.indices.flatMap { index in
      split(trimmed(shots[index].unmixed, times), times).map {
        Clip(shot: index, frames: $0)
      }
    }
  }

  private func trimmed(_ frames: Range<Int>, _ times: FrameTimes) -> Range<Int> {
    guard trim > 0, !frames.isEmpty else { return frames }
    let cut = MediaTime.ticks(trim, times.timeBase)
    let start = times.firstFrame(atOrAfter: FrameTimes.sum(times[frames.lowerBound], cut))
    let end = times.firstFrame(atOrAfter: FrameTimes.sum(times[frames.upperBound], -cut))
    return start < end ? start..<end : start..<start
  }

  private func split(_ frames: Range<Int>, _ times: FrameTimes) -> [Range<Int>] {
    guard !frames.isEmpty else { return [] }
    let (start, end) = (times[frames.lowerBound], times[frames.upperBound])
    let length = end - start
    let longest = max(1, MediaTime.ticks(maximum, times.timeBase))
    // A gap between two frames can last for more parts than there are frames to fill them.
    var parts = min(frames.count, Int((length - 1) / longest + 1))
    var used = length
    if parts > 1, length / Int64(parts) < MediaTime.ticks(minimum, times.timeBase) {
      // Equal parts would all be too short: as many of the greatest length as there is room for.
      parts -= 1
      used = longest * Int64(parts)
    }
    let bounds = (0...parts).map { part in
      part == parts && used == length
        ? frames.upperBound
        : times.firstFrame(atOrAfter: start + Int64(Double(used) * Double(part) / Double(parts)))
    }
    return zip(bounds, bounds.dropFirst()).compactMap { start, end in
      start < end && isLongEnough(start..<end, times) ? start..<end : nil
    }
  }

  private func isLongEnough(_ frames: Range<Int>, _ times: FrameTimes) -> Bool {
    times[frames.upperBound] - times[frames.lowerBound]
      >= MediaTime.ticks(minimum, times.timeBase)
  }
}
