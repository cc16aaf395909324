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
  /// The stretches that are still to come.
  private var stretches: ArraySlice<SoundStretch>
  private var count = 0
  private var shift: Int64 = 0
  /// When the pictures begin with which the last packet goes; nil where the clock has not leapt.
  private(set) var begin: Int64?
  private var limit: Int64?
  private var last: (start: Int64, end: Int64)?
  /// Whether all sound of the stretch was left out so far.
  private var isBehindLeap = false
  /// Whether the last packet that had a time was left out.
  private var isLeftOut = false

  init(tolerance: Int64, stretches: [SoundStretch] = []) {
    self.tolerance = tolerance
    self.stretches = stretches[...]
  }

  /// When the next packet of the stream begins, in ticks; nil where neither it nor one before has a
  /// time, and where it is left out.
  mutating func start(of packet: Packet) -> Int64? {
    if let next = stretches.first, next.first == count {
      stretches.removeFirst()
      (shift, begin, limit) = (next.shift, next.begin, next.limit)
      isBehindLeap = last != nil
    }
    count += 1
    if packet.time != nil { isLeftOut = false }
    guard !isLeftOut,
      let told = packet.time?.start.addingReportingOverflow(shift).partialValue ?? last?.end
    else { return nil }
    guard let start = place(told) else {
      isLeftOut = true
      return nil
    }
    isBehindLeap = false
    last = (start, start + max(1, packet.length))
    return start
  }

  /// Where a packet goes that is told to begin at `start`; nil where it is left out.
  private mutating func place(_ told: Int64) -> Int64? {
    var start = told
    if let limit, start >= limit { return nil }
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
    return Packet.times.contains(start) ? start : nil
  }
}
