import CFFmpeg

/// Gives packets of sound times that do not decrease.
///
/// Where the container's clock steps back, as where recordings were joined, what is behind the step
/// follows what was before it, and nothing is lost.
struct SoundClock {
  /// Ticks by which rounded times may step back.
  private let tolerance: Int64
  private var shift: Int64 = 0
  private var last: (start: Int64, end: Int64)?

  init(tolerance: Int64) {
    self.tolerance = tolerance
  }

  /// When the next packet of the stream begins, in ticks; nil where neither it nor one before has a
  /// time.
  mutating func start(of packet: Packet) -> Int64? {
    let length = min(max(0, packet.pointer.pointee.duration), Packet.farthest)
    guard var start = packet.time?.start.addingReportingOverflow(shift).partialValue ?? last?.end
    else { return nil }
    if let last, start < last.start {
      if last.start &- start > tolerance {
        shift &+= last.end &- start
        start = last.end
      } else {
        start = last.start
      }
    }
    // What was shifted too far is no time either.
    guard Packet.times.contains(start) else { return nil }
    last = (start, start + max(1, length))
    return start
  }
}
