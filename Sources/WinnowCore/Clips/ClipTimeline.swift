/// Which frames of a video a written clip consists of, and when each is shown.
package struct ClipTimeline: Hashable, Sendable {
  /// A frame of the clip; the times are ticks from the clip's beginning.
  package struct Entry: Hashable, Sendable {
    /// Number of the frame in its video.
    package var frame: Int
    package var start: Int64
    package var length: Int64
  }

  /// Whether the last frame stays for longer than the one before it does.
  package var endsHeld: Bool {
    let last = entries.suffix(2).map(\.length)
    return last.count == 2 && last[1] / 2 >= last[0]
  }

  package private(set) var entries: [Entry] = []
  package let timeBase: Rational

  /// The frames of a video with its times, at their own times or at a constant rate.
  ///
  /// At a constant rate the clip lasts as long to the nearest frame, and each of its frames is the
  /// last that begins nearer to its time than to the one before: what FFmpeg's filter fps does.
  ///
  /// - Parameter rate: frames per second, positive; nil keeps every frame and its time.
  package init(_ frames: Range<Int>, of times: FrameTimes, rate: Rational? = nil) {
    let first = times[frames.lowerBound]
    guard let rate else {
      timeBase = times.timeBase
      entries = frames.map {
        Entry(frame: $0, start: times[$0] - first, length: times[$0 + 1] - times[$0])
      }
      return
    }
    timeBase = Rational(rate.denominator, rate.numerator)
    let slot = { (frame: Int) in
      let seconds = MediaTime.seconds(times[frame] - first, times.timeBase)
      return MediaTime.ticks(seconds, Rational(rate.denominator, rate.numerator))
    }
    let end = max(1, slot(frames.upperBound))
    for frame in frames {
      // The last frame stays to the end.
      let next = frame + 1 < frames.upperBound ? min(end, slot(frame + 1)) : end
      for start in stride(from: Int64(entries.count), to: next, by: 1) {
        entries.append(Entry(frame: frame, start: start, length: 1))
      }
    }
  }
}
