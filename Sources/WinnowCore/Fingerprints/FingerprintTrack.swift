/// The moments of a whole video, in order and without overlap.
package struct FingerprintTrack: Hashable, Sendable {
  /// Grows whenever the same frames would get other fingerprints.
  package static let revision = 1

  package private(set) var moments: [FingerprintMoment] = []

  package init() {}

  /// Adds moments as a builder returns them. A moment cuts the hold of the one before it; one that
  /// starts before that, or ends before it starts, is left out.
  package mutating func append(_ new: [FingerprintMoment]) {
    for moment in new where moment.start <= moment.end {
      if let last = moments.last {
        guard last.start <= moment.start else { continue }
        moments[moments.count - 1].end = min(last.end, moment.start)
      }
      moments.append(moment)
    }
  }

  /// The fingerprint of the clip between two times in seconds, on the builder's clock.
  ///
  /// A moment belongs to the clip when some of its hold does; the clip's bounds cut the holds.
  /// Empty where the bounds are not in order or not numbers.
  package func clip(from start: Double, to end: Double) -> ClipFingerprint {
    guard start < end else { return ClipFingerprint(moments: [], from: 0, to: 0) }
    return ClipFingerprint(
      moments: moments(from: start, to: end), from: Self.milliseconds(start),
      to: Self.milliseconds(end))
  }

  /// The pictures of the clip between two times in seconds: those of each framing, moment by moment.
  package func pictures(from start: Double, to end: Double) -> [[Plane]] {
    guard start < end else { return ClipFingerprint.pictures(of: [], from: 0, to: 0) }
    return ClipFingerprint.pictures(
      of: moments(from: start, to: end), from: Self.milliseconds(start),
      to: Self.milliseconds(end))
  }

  /// The moments some of whose hold lies between two times in seconds, on the builder's clock.
  func moments(from start: Double, to end: Double) -> ArraySlice<FingerprintMoment> {
    let (first, last) = (Self.milliseconds(start), Self.milliseconds(end))
    let from = moments.firstPosition { $0.end > first }
    let to = moments.firstPosition { $0.start >= last }
    return moments[from..<max(from, to)]
  }

  static func follows(_ moment: FingerprintMoment, _ last: FingerprintMoment?) -> Bool {
    moment.start <= moment.end && (last.map { $0.end <= moment.start } ?? true)
  }

  /// Clamped to what an `Int32` holds, 24 days.
  private static func milliseconds(_ seconds: Double) -> Int32 {
    Int32(max(Double(Int32.min), min(Double(Int32.max), (seconds * 1000).rounded())))
  }
}
