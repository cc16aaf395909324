import WinnowCore

extension FrameTimes {
  /// Frames shown for `durations` ticks each, from `start` on.
  init(durations: [Int64], start: Int64 = 0, timeBase: Rational = Rational(1, 12_800)) {
    self.init(timeBase: timeBase)
    var pts = start
    for duration in durations {
      append(pts: pts, duration: duration)
      pts += duration
    }
  }

  /// `count` frames at 25 a second.
  static func constant(_ count: Int, start: Int64 = 0) -> FrameTimes {
    FrameTimes(durations: [Int64](repeating: 512, count: count), start: start)
  }
}

extension MeasuredFrames {
  /// `count` frames at 25 a second, of which no more is known.
  static func constant(_ count: Int) -> MeasuredFrames { MeasuredFrames(times: .constant(count)) }
}
