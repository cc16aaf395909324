import WinnowCore
import WinnowMedia

/// Decodes the keyframes of a video, and nothing between them. Not thread-safe.
final class KeyframeReader {
  let reader: VideoReader
  /// The limit of the scan at which reading ended, in words; nil where it did not.
  private(set) var exceededLimit: String?
  private let pulse: ScanPulse
  private let clock: ScanClock

  init(path: String, threads: Int, limits: ScanLimits, pulse: ScanPulse) throws(MediaError) {
    self.pulse = pulse
    clock = ScanClock(limits)
    reader = try VideoReader(
      path: path, threads: threads, frames: .keyframes, limits: limits.decoding,
      // Packets of many frames can lie between two keyframes.
      onPacket: { pulse.beat(.signOfLife) })
  }

  /// Calls `body` with keyframes, their times and lengths in ticks, as long as it says so.
  ///
  /// A frame that turns out not to be decodable by itself, or is damaged, is left out.
  ///
  /// - Parameter seconds: how far apart they are at least; keyframes between are left out.
  func visit(
    secondsApart seconds: Double,
    _ body: (FrameView, _ pts: Int64?, _ duration: Int64) throws -> Bool
  ) throws {
    reader.selection = .keyframesApart(seconds)
    while !pulse.isStopped, exceededLimit == nil, let frame = try reader.next() {
      pulse.beat(ScanStep(frames: 1, seconds: secondsRead, bytes: reader.bytesRead))
      exceededLimit = clock.exceeded(afterVideoSeconds: secondsRead)
      guard frame.isKeyframe, !frame.isPatched else { continue }
      let (pts, duration) = (frame.pts, frame.duration)
      guard try reader.withView(of: frame, { try body($0, pts, duration) }) else { return }
    }
  }

  /// Whether anything was wrong, so that keyframes may be missing.
  var isIncomplete: Bool {
    (exceededLimit ?? reader.exceededLimit) != nil || reader.damage.summary != nil
      || pulse.isStopped
  }

  /// Seconds of video that have gone by.
  private var secondsRead: Double {
    let start = reader.facts.start.map { MediaTime.seconds($0, reader.facts.timeBase) }
    return max(0, (endSeconds ?? 0) - (start ?? 0))
  }

  /// When everything read so far has been shown, in seconds; nil where that is not known.
  var endSeconds: Double? { reader.end.map { MediaTime.seconds($0, reader.facts.timeBase) } }
}
