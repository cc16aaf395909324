extension ClipRules {
  /// The parts of `frames`, in order.
  func split(_ frames: Range<Int>, _ times: FrameTimes) -> [Range<Int>] {
    guard !frames.isEmpty else { return [] }
    let parts =
      switch split {
      case .even: evenParts(of: frames, times)
      case .stride: strides(over: frames, times)
      }
    return parts.filter { !$0.isEmpty }
  }

  private func longest(_ times: FrameTimes) -> Int64 {
    max(1, MediaTime.ticks(maximum, times.timeBase))
  }

  private func evenParts(of frames: Range<Int>, _ times: FrameTimes) -> [Range<Int>] {
    let (start, end) = (times[frames.lowerBound], times[frames.upperBound])
    let length = end - start
    let longest = longest(times)
    // A gap between two frames can last for more parts than there are frames to fill them.
    var parts = min(Int64(frames.count), (length - 1) / longest + 1)
    var used = length
    if parts > 1, length / parts < MediaTime.ticks(minimum, times.timeBase) {
      // Equal parts would all be too short: as many of the greatest length as there is room for.
      parts -= 1
      used = longest * parts
    }
    let bounds = (0...parts).map { part in
      part == parts && used == length
        ? frames.upperBound
        : times.firstFrame(atOrAfter: start + Self.share(used, part, of: parts))
    }
    return zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
  }

  /// `ticks` * `part` / `parts`, rounded down, where the product may be too large.
  private static func share(_ ticks: Int64, _ part: Int64, of parts: Int64) -> Int64 {
    let (whole, rest) = ticks.quotientAndRemainder(dividingBy: parts)
    return whole * part + rest * part / parts
  }

  /// Clip k holds the frames shown from k strides after the first frame until `maximum` later. The
  /// one that reaches the end is the last.
  private func strides(over frames: Range<Int>, _ times: FrameTimes) -> [Range<Int>] {
    let start = times[frames.lowerBound]
    let step = max(1, MediaTime.ticks(stride ?? maximum, times.timeBase))
    let longest = longest(times)
    var clips: [Range<Int>] = []
    var mark = start
    while true {
      let first = times.firstFrame(atOrAfter: mark)
      guard first < frames.upperBound else { return clips }
      // Where no frame begins for longer than a stride, the last clip with this first frame.
      mark = times[first] - (times[first] - start) % step
      let end = min(
        times.firstFrame(atOrAfter: FrameTimes.sum(mark, longest)), frames.upperBound)
      clips.append(first..<max(first, end))
      guard end < frames.upperBound else { return clips }
      mark = FrameTimes.sum(mark, step)
    }
  }
}
