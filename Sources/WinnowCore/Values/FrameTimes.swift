/// The presentation time of every decoded frame of a video, in order, as ticks of its time base.
///
/// Frame numbers and times meet here and nowhere else, so that variable frame rate needs no special
/// care elsewhere. Times increase strictly: `append` moves a time that does not by one tick. No
/// difference of two times overflows.
public struct FrameTimes: Hashable, Sendable {
  /// Grows whenever the same frames would get other times, and so the same clips other names.
  package static let revision = 1

  /// The time of each frame, increasing.
  public private(set) var ticks: [Int64] = []
  /// The time after the last frame has been shown.
  package private(set) var end: Int64
  /// Seconds of a tick.
  public let timeBase: Rational

  /// - Parameter start: the time of a first frame that has none of its own.
  package init(timeBase: Rational, start: Int64 = 0) {
    self.timeBase = timeBase
    end = start
  }

  /// Times farther from 0 and longer frames are taken for this much.
  private static let limit: Int64 = 1 << 61
  /// More frames than a video has that shows 60 a second for ten days: a few bytes can say any number.
  static let most = 1 << 26

  /// How many frames there are.
  public var count: Int { ticks.count }

  /// Adds a frame shown from `pts` on for `duration` ticks and returns the time it was given.
  ///
  /// A missing `pts` continues from the end of the frame before; a `pts` that does not increase
  /// follows the frame before by one tick.
  @discardableResult
  package mutating func append(pts: Int64?, duration: Int64) -> Int64 {
    let wanted = min(max(pts ?? end, -Self.limit), Self.limit)
    let time = ticks.last.map { max(wanted, $0 + 1) } ?? wanted
    ticks.append(time)
    end = time + min(max(1, duration), Self.limit)
    return time
  }

  /// Ticks that the last frame is shown for; 0 where there is none.
  package var lastLength: Int64 { ticks.last.map { end - $0 } ?? 0 }

  /// Has the last frame shown for so many ticks.
  package mutating func endLast(after length: Int64) {
    if let last = ticks.last { end = last + min(max(1, length), Self.limit) }
  }

  /// The time at which frame `index` is shown; the end of the video for `count` and all above.
  ///
  /// - Precondition: `index` is not negative.
  package subscript(index: Int) -> Int64 { index < ticks.count ? ticks[index] : end }

  /// The seconds at which frame `index` is shown, on the container's clock: the end of the video for `count` and all
  /// above, the time of the first frame for numbers below 0.
  public func seconds(_ index: Int) -> Double { MediaTime.seconds(self[max(0, index)], timeBase) }

  /// Seconds from the first frame to the end of the last.
  public var duration: Double {
    ticks.first.map { MediaTime.seconds(end - $0, timeBase) } ?? 0
  }

  /// The number of the first frame shown at `time` or later; `count` when there is none.
  package func firstFrame(atOrAfter time: Int64) -> Int {
    ticks.firstPosition { $0 >= time }
  }

  /// The sum of a time and a length; the farthest time in its direction where there is none.
  static func sum(_ time: Int64, _ length: Int64) -> Int64 {
    let (sum, overflow) = time.addingReportingOverflow(length)
    return overflow ? (length < 0 ? .min : .max) : sum
  }
}

extension FrameTimes {
  /// Run-length code of the steps between frames: a constant rate takes a few bytes whatever the
  /// length of the video. Layout: first time, last frame's duration, then (step, repetitions)
  /// pairs, each as a zigzag variable-length integer.
  package var encoded: [UInt8] {
    guard let first = ticks.first, let last = ticks.last else { return [] }
    var bytes = VariableLengthBytes()
    bytes.append(first)
    bytes.append(end - last)
    var run: (step: Int64, count: Int64) = (0, 0)
    for (a, b) in zip(ticks, ticks.dropFirst()) {
      if b - a == run.step {
        run.count += 1
      } else {
        if run.count > 0 { bytes.append(run.step, run.count) }
        run = (b - a, 1)
      }
    }
    if run.count > 0 { bytes.append(run.step, run.count) }
    return bytes.bytes
  }

  /// Restores `encoded`; nil where the bytes are not such a code or hold other than `count` frames.
  package init?(encoded: [UInt8], count: Int, timeBase: Rational) {
    self.init(timeBase: timeBase)
    guard count <= Self.most else { return nil }
    guard count > 0 else {
      if encoded.isEmpty { return } else { return nil }
    }
    var bytes = VariableLengthBytes(bytes: encoded)
    guard let first = bytes.next(), let duration = bytes.next(),
      -Self.limit...Self.limit ~= first, 1...Self.limit ~= duration
    else { return nil }
    ticks.append(first)
    var time = first
    while ticks.count < count {
      guard let step = bytes.next(), let repetitions = bytes.next(),
        1...2 * Self.limit ~= step, repetitions > 0, repetitions <= count - ticks.count
      else { return nil }
      for _ in 0..<repetitions {
        time += step
        guard time - Self.limit <= count else { return nil }
        ticks.append(time)
      }
    }
    guard bytes.isAtEnd else { return nil }
    end = time + duration
  }
}
