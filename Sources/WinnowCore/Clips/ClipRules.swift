/// How shots become clips. All lengths are compared in ticks of the video's time base.
///
/// A shot, without the frames that a transition touches, is trimmed at its ends, cut into clips no
/// longer than `maximum`, and those begin on a clear frame and are left out where they are too short.
package struct ClipRules: Hashable, Sendable {
  /// How a shot longer than `maximum` is cut.
  package enum Split: String, Sendable, CaseIterable {
    /// Into equal parts, or, where those would be too short, into parts of the greatest length.
    case even
    /// A clip of the greatest length every `stride` seconds; the last one is what is left.
    case stride
  }

  /// Seconds a clip lasts at least.
  package var minimum = 2.0
  /// Seconds a clip lasts at most, as far as whole frames allow.
  package var maximum = 60.0
  package var split = Split.even
  /// Seconds from the start of one clip to that of the next where `split` is `stride`: nil for
  /// `maximum`, so that clips follow each other; less makes them overlap, more leaves gaps.
  package var stride: Double?
  /// Seconds cut off at each end of a shot, besides the transitions themselves.
  package var trim = 0.0
  /// Seconds cut off besides at an end that a fade, a dissolve or a wipe is at.
  package var trimGradual = 0.0
  /// Frames cut off besides at each end of a shot.
  package var trimFrames = 0
  /// Whether clips begin on a clear frame (see `clearStart`).
  package var startsClear = false
  /// Whether shots are joined that a flash has cut a take into (see `Take`).
  package var stitches = false

  package init() {}

  /// The clips of a video that are long enough, in order.
  ///
  /// - Parameters:
  ///   - shots: those of the whole video, in order.
  ///   - video: its frames; scores are needed only for clear starts.
  ///   - fingerprints: needed only for stitching.
  package func clips(
    of shots: [Shot], in video: MeasuredFrames,
    fingerprints: FingerprintTrack = FingerprintTrack()
  ) -> [Clip] {
    parts(of: shots, in: video, fingerprints: fingerprints)
      .filter { isLongEnough($0.frames, video.times) }
  }

  /// The same with those that are too short.
  package func parts(
    of shots: [Shot], in video: MeasuredFrames,
    fingerprints: FingerprintTrack = FingerprintTrack()
  ) -> [Clip] {
    let takes =
      stitches
      ? Take.joined(shots, times: video.times, fingerprints: fingerprints)
      : shots.indices.map { Take(shots: $0..<$0 + 1) }
    return takes.flatMap { take in
      let frames = trimmed(take, of: shots, video.times)
      return split(frames, video.times).map {
        Clip(
          shot: take.shots.lowerBound, frames: startsClear ? clearStart($0, of: frames, video) : $0)
      }
    }
  }

  /// By how much a part is too short; nil for a clip.
  ///
  /// - Parameter time: its ticks in units of `timeBase`.
  package func miss(of time: Range<Int64>, _ timeBase: Rational) -> Miss? {
    let ticks = time.upperBound &- time.lowerBound
    guard ticks < MediaTime.ticks(minimum, timeBase) else { return nil }
    let seconds = MediaTime.seconds(ticks, timeBase)
    // Ticks may round what seconds do not tell apart.
    return Miss(Self.minimumName, min(seconds, minimum.nextDown), lower: minimum, upper: nil)
  }

  /// What the least length is called in reasons.
  package static let minimumName = "clips.min"

  func isLongEnough(_ frames: Range<Int>, _ times: FrameTimes) -> Bool {
    times[frames.upperBound] - times[frames.lowerBound]
      >= MediaTime.ticks(minimum, times.timeBase)
  }
}
