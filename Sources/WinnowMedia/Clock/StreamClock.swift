import CFFmpeg
import WinnowCore

/// Gives the packets of a stream times that go on where the container's clock leaps.
///
/// A step back is a leap, and so is one ahead by more than a minute that lands on a keyframe, unless
/// something says that a picture stood still meanwhile: its own duration, sound that goes on, or
/// pictures before it that stood long as well. A leap takes one frame's time, and the frames behind it
/// keep their steps.
///
/// Packets come in the order they are decoded in. In it every packet behind a keyframe is shown after
/// all that came before the keyframe: that is how a step back is told from frames that are decoded in
/// another order than they are shown.
struct StreamClock {
  /// A packet as the container times it, in ticks; nil where it does not tell.
  struct Reading {
    var pts: Int64?
    var dts: Int64?
    /// 0 where it is not told.
    var duration: Int64
    var isKeyframe: Bool
  }

  /// Seconds that a picture may stand still.
  private static let longestGap = 60.0
  /// Seconds between pictures of which one that stands for minutes is no surprise.
  private static let longestStep = 5.0
  /// More leaps than these are of no recording, and are not told apart.
  private static let mostLeaps = 1000
  /// So many packets tell how far apart frames are.
  private static let remembered = 16

  /// The leaps so far.
  private(set) var leaps: [ClockLeap] = []
  /// What is added to the container's times.
  private(set) var offset: Int64 = 0

  private let timeBase: Rational
  /// Whether durations are of a table of all frames, in which a long one is meant.
  private let hasFrameTable: Bool
  /// Ticks of a frame by the announced rate; 0 where that is unknown.
  private let nominalDuration: Int64
  /// The latest of the times told since the last leap, and that before the last keyframe.
  private var latest: Reading?
  private var floor: Int64?
  private var lastDecoding: Int64?
  private var isBehindKeyframe = true
  /// The last times told, as they came.
  private var recent: [Int64] = []
  private var next = 0

  init(timeBase: Rational, nominalDuration: Int64, hasFrameTable: Bool) {
    self.timeBase = timeBase
    self.nominalDuration = nominalDuration
    self.hasFrameTable = hasFrameTable
  }

  /// Takes the next packet that is shown; `offset` is then what is added to its times.
  ///
  /// - Parameter isHeard: whether there is sound from one second of the container's clock to another.
  mutating func take(
    _ packet: Reading, isHeard: (_ from: Double, _ to: Double) -> Bool = { _, _ in false }
  ) {
    guard let time = packet.pts ?? packet.dts else { return }
    if isStepBack(packet, time) || isLeapAhead(packet, time, isHeard) { leap(to: time) }
    if packet.isKeyframe { floor = latest.flatMap(\.time) }
    if latest.flatMap(\.time).map({ time > $0 }) ?? true { latest = packet }
    if let dts = packet.dts { lastDecoding = dts }
    isBehindKeyframe = packet.isKeyframe
    remember(time)
  }

  /// Goes on from a place of the file where the clock has not leapt yet.
  mutating func restart() {
    self = StreamClock(
      timeBase: timeBase, nominalDuration: nominalDuration, hasFrameTable: hasFrameTable)
  }

  private func isStepBack(_ packet: Reading, _ time: Int64) -> Bool {
    guard let before = latest?.time, time <= before else { return false }
    // Some containers take every packet for a keyframe; the order of decoding is right all the same.
    if let dts = packet.dts, let lastDecoding, dts >= lastDecoding { return false }
    let duration = frameDuration
    // Where every frame is a keyframe, times may waver.
    if packet.isKeyframe { return !isBehindKeyframe || before - time > duration }
    if let floor, time < floor { return floor - time > duration }
    // No codec puts frames off for so long.
    return before - time
      > max(MediaTime.ticks(1, timeBase), min(duration, Packet.farthest / 64) * 40)
  }

  private func isLeapAhead(
    _ packet: Reading, _ time: Int64, _ isHeard: (Double, Double) -> Bool
  ) -> Bool {
    guard packet.isKeyframe, let latest, let before = latest.time, time > before,
      MediaTime.seconds(time - before, timeBase) > Self.longestGap
    else { return false }
    if hasFrameTable, latest.duration >= time - before - frameDuration { return false }
    guard let step = steps.max(), MediaTime.seconds(step, timeBase) <= Self.longestStep else {
      return false
    }
    return !isHeard(MediaTime.seconds(before, timeBase), MediaTime.seconds(time, timeBase))
  }

  private mutating func leap(to time: Int64) {
    let from = latest?.time ?? time
    let (sum, isTooFar) = offset.addingReportingOverflow(from + frameDuration - time)
    guard !isTooFar, Packet.times.contains(sum) else { return }
    offset = sum
    if leaps.count < Self.mostLeaps {
      leaps.append(ClockLeap(time: time + offset, from: from, to: time))
    }
    (latest, floor, lastDecoding, isBehindKeyframe) = (nil, nil, nil, true)
    (recent, next) = ([], 0)
  }

  private mutating func remember(_ time: Int64) {
    if recent.count < Self.remembered {
      recent.append(time)
    } else {
      recent[next] = time
      next = (next + 1) % Self.remembered
    }
  }

  /// The times between the frames of the last packets, in no order.
  private var steps: [Int64] {
    let shown = recent.sorted()
    return zip(shown.dropFirst(), shown).map { $0 - $1 }.filter { $0 > 0 }
  }

  /// Ticks that a frame is usually shown for.
  private var frameDuration: Int64 {
    let steps = steps.sorted()
    let told = max(1, latest?.duration ?? 0, nominalDuration)
    return min(steps.isEmpty ? told : steps[steps.count / 2], Packet.farthest / 2)
  }
}

extension StreamClock {
  init(of stream: UnsafeMutablePointer<AVStream>) {
    let facts = stream.pointee
    let rate = Rational(facts.avg_frame_rate)
    let timeBase = Rational(facts.time_base)
    self.init(
      timeBase: timeBase,
      nominalDuration: rate.isPositive ? MediaTime.ticks(1 / rate.value, timeBase) : 0,
      hasFrameTable: facts.nb_frames > 0)
  }
}

extension StreamClock.Reading {
  fileprivate var time: Int64? { pts ?? dts }
}
