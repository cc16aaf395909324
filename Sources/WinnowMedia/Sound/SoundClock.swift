import CFFmpeg
import WinnowCore

/// Gives packets of sound times that do not decrease.
///
/// Where the video's clock leaps, the sound leaps with it, so that both stay together; sound that would then
/// come twice is left out. Where the container's clock of the sound alone steps back, what is behind the
/// step follows what was before it, and nothing is lost.
struct SoundClock {
  /// Ticks by which rounded times may step back.
  private let tolerance: Int64
  /// The leaps of the video's clock that are still to come, in ticks of the sound.
  private var leaps: ArraySlice<ClockLeap>
  private var shift: Int64 = 0
  /// What the last leap that was passed adds to times.
  private var passed: Int64 = 0
  /// When the last packet ends by the container's clock.
  private var lastTold: Int64?
  private var last: (start: Int64, end: Int64)?
  /// Whether all sound behind a leap was left out so far.
  private var isBehindLeap = false

  init(tolerance: Int64, leaps: [ClockLeap] = []) {
    self.tolerance = tolerance
    self.leaps = leaps[...]
  }

  /// When the next packet of the stream begins, in ticks; nil where neither it nor one before has a
  /// time, and where it is left out.
  mutating func start(of packet: Packet) -> Int64? {
    let length = min(max(0, packet.pointer.pointee.duration), Packet.farthest)
    if let time = packet.time { follow(to: time.start, length) }
    guard var start = packet.time?.start.addingReportingOverflow(shift).partialValue ?? last?.end
    else { return nil }
    if let last, start < last.start {
      if last.start &- start > tolerance {
        if isBehindLeap { return nil }
        shift &+= last.end &- start
        start = last.end
      } else {
        start = last.start
      }
    }
    // What was shifted too far is no time either.
    guard Packet.times.contains(start) else { return nil }
    isBehindLeap = false
    last = (start, start + max(1, length))
    return start
  }

  /// Goes with the video's clock where the sound's leaps about as far.
  private mutating func follow(to time: Int64, _ length: Int64) {
    defer { lastTold = time &+ length }
    guard let next = leaps.first, let lastTold else { return }
    let (own, wanted) = (time &- lastTold, passed &- next.offset)
    guard abs(Double(own)) > Double(tolerance),
      abs(Double(own) - Double(wanted)) <= abs(Double(wanted)) / 2
    else { return }
    leaps.removeFirst()
    (shift, passed, isBehindLeap) = (next.offset, next.offset, true)
  }
}
