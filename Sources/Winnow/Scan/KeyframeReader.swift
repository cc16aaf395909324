import WinnowCore
import WinnowMedia

/// Decodes the keyframes of a video, and nothing between them.
struct KeyframeReader {
  let reader: VideoReader
  private let pulse: ScanPulse

  init(path: String, threads: Int, limits: DecodeLimits, pulse: ScanPulse) throws(MediaError) {
    self.pulse = pulse
    reader = try VideoReader(
      path: path, threads: threads, frames: .keyframes, limits: limits,
      // Packets of many frames can lie between two keyframes.
      onPacket: { pulse.beat(frames: 0) })
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
    while !pulse.isStopped, let frame = try reader.next() {
      pulse.beat(frames: 1)
      guard frame.isKeyframe, !frame.isPatched else { continue }
      let (pts, duration) = (frame.pts, frame.duration)
      guard try reader.withView(of: frame, { try body($0, pts, duration) }) else { return }
    }
  }

  /// Whether anything was wrong, so that keyframes may be missing.
  var isIncomplete: Bool {
    reader.exceededLimit != nil || reader.damage.summary != nil || pulse.isStopped
  }

  /// When everything read so far has been shown, in seconds; nil where that is not known.
  var endSeconds: Double? { reader.end.map { MediaTime.seconds($0, reader.facts.timeBase) } }
}
