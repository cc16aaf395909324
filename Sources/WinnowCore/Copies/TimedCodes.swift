/// One framing of a clip, seen in one way, as a sequence of codes that are each held for a while.
struct TimedCodes: Sendable {
  /// Milliseconds of the whole clip.
  let length: Int
  /// Milliseconds from the clip's start, in order.
  let starts: [Int32]
  let ends: [Int32]
  let codes: [ContrastCode]

  var count: Int { codes.count }

  /// The codes that are held at some time from `start` to `end`, in milliseconds.
  func holds(from start: Double, to end: Double) -> Range<Int> {
    let first = ends.firstPosition { Double($0) > start }
    return first..<max(first, starts.firstPosition { Double($0) > end })
  }
}

extension ClipFingerprint {
  /// The codes of a framing, each with its time.
  func timed(_ framing: Framing) -> TimedCodes {
    TimedCodes(length: length, starts: starts, ends: ends, codes: framing.codes)
  }
}
